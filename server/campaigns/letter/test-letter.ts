import { randomUUID } from 'node:crypto';
import type { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import { atOnce } from '#server/at-once.ts';
import type { Ctx } from '#server/http/context.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record } from '#server/journal/record.ts';
import { type NowTrouble, placeOf, sendNow } from '#server/mail/public.ts';
import { campaignBytes } from './bytes.ts';
import { filesOf, toSay } from './load.ts';
import { linkOfNobody, recipientOf, triedOn } from './preview.ts';
import { sayCampaign } from './say.ts';

/** One at a time: each may wait for a silent server, and no transaction is open meanwhile. */
const inTurn = atOnce(1);

/** The letter to one's own address, as the client would get it: at once, and past all outboxes. The link in it unsubscribes nobody. */
export async function sendTest(
  ctx: Ctx,
  id: number,
  contactId: number | undefined,
): Promise<AnswerOf<typeof campaignLetterRoutes.test>> {
  const letter = await triedOn(ctx, id, contactId);
  const verdict = can(ctx.actor, 'campaign.edit', { authorId: letter.authorId });
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  const to = ctx.person.email;
  const files = await filesOf(letter, ctx.deps.storage);
  const unsubscribeUrl = linkOfNobody(ctx);
  const said = sayCampaign(toSay(letter), { ...recipientOf(letter.who), address: to }, unsubscribeUrl);
  const list = placeOf(ctx.deps.config.publicUrl);
  const trouble = await inTurn(() =>
    sendNow(ctx.deps, to, ctx.language, (from) =>
      campaignBytes(
        {
          from,
          to,
          messageId: `<${randomUUID()}@${list}>`,
          list: `campaign-test.${list}`,
          at: new Date(ctx.now),
          unsubscribeUrl,
          files,
        },
        said,
      ),
    ),
  );
  return ctx.transact(async (tx) => {
    record(tx, verdict.as, { kind: 'campaignTested', data: { campaignId: id, result: resultOf(trouble) } });
    return { to, trouble: trouble?.words ?? null };
  });
}

const resultOf = (trouble: NowTrouble | null): string => trouble?.code ?? 'sent';
