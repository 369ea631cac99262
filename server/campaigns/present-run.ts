import type { campaignRunRoutes } from '#api/campaign-run.ts';
import type { AnswerOf } from '#api/route.ts';
import { LETTER_STATES, type LetterState } from '#domain/campaigns/blocks.ts';
import { secondsLeft } from '#domain/campaigns/run.ts';
import type { Language } from '#domain/values/language.ts';
import { contactName } from '#server/clients/public.ts';
import { presentTrouble } from '#server/mail/public.ts';
import type { ProgressRow, RecipientRow } from './run.queries.ts';

export function presentProgress({
  state,
  pausedWhy,
  perMinute,
  byState,
  unsubscribed,
  sentLastMinute,
  seconds,
}: ProgressRow): AnswerOf<typeof campaignRunRoutes.progress> {
  const all = Object.fromEntries(LETTER_STATES.map((one) => [one, byState[one] ?? 0])) as Record<
    LetterState,
    number
  >;
  const waiting = all.waiting + all.sending;
  return {
    state,
    pausedWhy,
    total: Object.values(all).reduce((sum, count) => sum + count, 0),
    byState: all,
    unsubscribed,
    perMinute: sentLastMinute,
    secondsLeft:
      state === 'running' ? secondsLeft({ waiting, perMinute, sent: sentLastMinute, seconds }) : null,
  };
}

export const presentRecipient = (row: RecipientRow, language: Language) => ({
  id: row.id,
  address: row.address,
  client: row.client,
  contact: row.contact && { id: row.contact.id, name: contactName(row.contact) },
  state: row.state,
  leftOutWhy: row.leftOutWhy,
  endedAt: row.endedAt,
  unsubscribedAt: row.unsubscribedAt,
  trouble: troubleOf(row, language),
});

/** What the server said, else what is known without it; of an outcome nobody knows the page itself tells. */
function troubleOf({ state, code, answer }: RecipientRow, language: Language): string | null {
  if (state === 'sent' || state === 'unknown') return null;
  return answer ?? presentTrouble(code, null, language)?.message ?? null;
}
