import type { FastifyReply } from 'fastify';
import type { campaignRunRoutes } from '#api/campaign-run.ts';
import type { BodyOf } from '#api/route.ts';
import type { LetterState } from '#domain/campaigns/blocks.ts';
import type { Language } from '#domain/values/language.ts';
import { type Cell, sendXlsx } from '#server/exports/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { record } from '#server/journal/record.ts';
import { presentRecipient } from './present-run.ts';
import { listRecipients, mustSeeCampaign } from './run.queries.ts';

type Body = BodyOf<typeof campaignRunRoutes.export>;
const PIECE = 2000;

/** What came of each address, as a table. */
export async function exportRecipients(
  ctx: Ctx,
  id: number,
  { state }: Body,
  reply: FastifyReply,
): Promise<undefined> {
  const { name } = await ctx.transact(async (tx) => {
    const found = await mustSeeCampaign(tx.reader, id);
    record(tx, ctx.actor.selves[0], {
      kind: 'campaignExported',
      data: { campaignId: id, name: found.name, ...(state ? { state } : {}) },
    });
    return found;
  });
  const say = words[ctx.language];
  const titles = [say.client, say.contact, say.address, say.state, say.at, say.unsubscribed, say.trouble];
  await sendXlsx(reply, {
    name: name.replace(/[\\/:*?"<>|[\]\p{Cc}]+/gu, ' ').trim() || say.file,
    columns: titles.map((title, at) => ({ title, width: [36, 30, 32, 34, 18, 18, 60][at] ?? 20 })),
    rows: rowsOf(ctx, id, state),
  });
  return undefined;
}

async function* rowsOf(ctx: Ctx, id: number, state: Body['state']): AsyncIterable<Cell[][]> {
  const { language, person } = ctx;
  const say = words[language];
  const moment = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: person.company.timeZone,
  });
  const at = (iso: string | null) => iso && moment.format(new Date(iso));
  for (let after = 0; ; ) {
    const rows = (await listRecipients(ctx.reader, id, { state, after, limit: PIECE })) ?? [];
    const shown = rows.map((row) => presentRecipient(row, language));
    if (rows.length > 0)
      yield shown.map((row): Cell[] => [
        row.client.name,
        row.contact?.name ?? null,
        row.address,
        row.leftOutWhy ? say.whys[row.leftOutWhy] : say.states[row.state],
        at(row.endedAt),
        at(row.unsubscribedAt),
        row.trouble,
      ]);
    if (rows.length < PIECE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

type Words = Record<
  'file' | 'client' | 'contact' | 'address' | 'state' | 'at' | 'unsubscribed' | 'trouble',
  string
> & {
  states: Record<LetterState, string>;
  whys: Record<'suppressed' | 'noConsent' | 'bounced' | 'outOfSight' | 'stopped', string>;
};
const words: Record<Language, Words> = {
  ru: {
    file: 'Получатели',
    client: 'Клиент',
    contact: 'Контакт',
    address: 'Адрес',
    state: 'Что с письмом',
    at: 'Когда',
    unsubscribed: 'Отписался',
    trouble: 'Причина',
    states: {
      waiting: 'ждёт отправки',
      sending: 'отправляется',
      sent: 'отправлено',
      refused: 'сервер не принял',
      unknown: 'исход неизвестен',
      bounced: 'вернулось',
      leftOut: 'не отправлено',
    },
    whys: {
      suppressed: 'не отправлено: отписался',
      noConsent: 'не отправлено: нет согласия',
      bounced: 'не отправлено: письма не доходят',
      outOfSight: 'не отправлено: контакта больше нет или он не виден',
      stopped: 'не отправлено: рассылку остановили',
    },
  },
  en: {
    file: 'Recipients',
    client: 'Client',
    contact: 'Contact',
    address: 'Address',
    state: 'What came of it',
    at: 'When',
    unsubscribed: 'Unsubscribed',
    trouble: 'Reason',
    states: {
      waiting: 'waits',
      sending: 'being sent',
      sent: 'sent',
      refused: 'refused by the server',
      unknown: 'outcome unknown',
      bounced: 'came back',
      leftOut: 'not sent',
    },
    whys: {
      suppressed: 'not sent: unsubscribed',
      noConsent: 'not sent: no consent',
      bounced: 'not sent: letters do not arrive',
      outOfSight: 'not sent: the contact is gone or out of sight',
      stopped: 'not sent: the campaign was stopped',
    },
  },
};
