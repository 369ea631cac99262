import type { campaignRunRoutes } from '#api/campaign-run.ts';
import type { BodyOf } from '#api/route.ts';
import { type Ask, after } from '#domain/campaigns/run.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import type { Language } from '#domain/values/language.ts';
import type { Tx } from '#server/db/transact.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { type CampaignRow, findCampaign, type HeldCampaign, holdCampaign } from './campaigns.queries.ts';
import { checkCampaign } from './checks.ts';
import { readLetter } from './letter/letter.queries.ts';
import {
  pauseCampaign,
  resumeCampaign,
  startCampaign,
  stopCampaign,
  unscheduleCampaign,
} from './run-acts.store.ts';

/** Further ahead nobody plans; a slip of the pen in the year does. */
const MOST_DAYS = 366;

/** Sends it, now or at a moment, if nothing stands in the way of the letter. */
export function start(
  ctx: Ctx,
  id: number,
  { at, version }: BodyOf<typeof campaignRunRoutes.start>,
): Promise<CampaignRow> {
  return ctx.transact(async (tx) => {
    const held = await holdCampaign(tx.reader, id);
    const as = allowed(ctx, 'campaign.edit', held);
    mustBe(held, at === null ? 'start' : 'schedule');
    if (held.version !== version)
      throw new HttpProblem('version_conflict', { extra: { difference: [], version: held.version } });
    if (at !== null) mustBeAhead(ctx.now, at);
    await mustHold(ctx, tx, id);
    await startCampaign(tx, id, at === null ? null : new Date(at).toISOString());
    return told(
      tx,
      as,
      held,
      at === null ? 'campaignStarted' : 'campaignScheduled',
      at === null ? {} : { at },
    );
  });
}

function mustBeAhead(now: string, at: string): void {
  const minutes = (Date.parse(at) - Date.parse(now)) / 60_000;
  // what is no moment at all is not ahead either
  if (!(minutes > 0)) throw invalid('at', 'campaign_past');
  if (minutes > MOST_DAYS * 24 * 60) throw invalid('at', 'campaign_far');
}

/** Every check that stops a letter is said at once. */
async function mustHold(ctx: Ctx, { reader }: Tx, id: number): Promise<void> {
  const letter = await readLetter(reader, id, 'letters');
  const said = (language: Language) =>
    checkCampaign(letter, language)
      .filter(({ severity }) => severity === 'stops')
      .map(({ message }) => message);
  if (said(ctx.language).length > 0)
    throw new HttpProblem('campaign_settled', { detail: (language) => said(language).join(' ') });
}

type Act = (tx: Tx, id: number) => Promise<void>;

const act =
  (action: 'campaign.edit' | 'campaign.halt', ask: Ask, write: Act, fact: string) => (ctx: Ctx, id: number) =>
    ctx.transact(async (tx) => {
      const held = await holdCampaign(tx.reader, id);
      const as = allowed(ctx, action, held);
      mustBe(held, ask);
      await write(tx, id);
      return told(tx, as, held, fact);
    });

export const unschedule = act('campaign.halt', 'unschedule', unscheduleCampaign, 'campaignUnscheduled');
export const pause = act('campaign.halt', 'pause', pauseCampaign, 'campaignPaused');
export const resume = act('campaign.halt', 'resume', resumeCampaign, 'campaignResumed');
export const stop = act('campaign.halt', 'stop', stopCampaign, 'campaignStopped');

function allowed(ctx: Ctx, action: 'campaign.edit' | 'campaign.halt', { by }: HeldCampaign): Self {
  const verdict = can(ctx.actor, action, { authorId: by.id });
  if (verdict.ok) return verdict.as;
  throw notAllowed(ctx.person, verdict, { author: presentPerson(by).name });
}

function mustBe({ state }: HeldCampaign, ask: Ask): void {
  if (after(state, ask) === null)
    throw new HttpProblem('already_done', { detail: (language) => notNow[language] });
}

const notNow: Record<Language, string> = {
  ru: 'Рассылка уже в другом состоянии. Обновите страницу: там видно, что с ней сейчас',
  en: 'The campaign is in another state by now. Reload the page: it shows which',
};

function told(
  tx: Tx,
  as: Self,
  { id, name }: HeldCampaign,
  kind: string,
  also: Record<string, unknown> = {},
): Promise<CampaignRow> {
  record(tx, as, { kind, data: { campaignId: id, name, ...also } });
  tellLive(tx, { kind: 'campaign', id });
  return findCampaign(tx.reader, id);
}
