import { nextTryIn } from '#domain/campaigns/run.ts';
import { shownBy, type Trouble } from '#server/mail/public.ts';
import type { ClaimedLetter, Outcome } from './campaign-outbox.store.ts';

export type Shown = NonNullable<ReturnType<typeof shownBy>>;

/**
 * What a talk came to, for the letter. Sent again is only what was surely not taken: it was refused in words, or the line broke
 * before the final dot had left.
 */
export function outcomeOf(letter: ClaimedLetter, trouble: Trouble | null): Outcome {
  if (trouble === null) return { ...of(letter), state: 'sent', minutes: null, code: null, answer: null };
  const { code, answer } = trouble;
  const said = { ...of(letter), code, answer };
  if (code === 'outcomeUnknown') return { ...said, state: 'unknown', minutes: null };
  if (!trouble.passing) return { ...said, state: 'refused', minutes: null, shown: shownBy(trouble) };
  const minutes = nextTryIn(letter.tries + 1);
  return { ...said, state: minutes === null ? 'refused' : 'waiting', minutes };
}

/** No byte of it has left: its turn comes again, and it was no try. */
export const putBack = (letter: ClaimedLetter): Outcome => ({
  ...of(letter),
  state: 'waiting',
  minutes: null,
  code: null,
  answer: null,
});

const of = ({ id, messageId, address, client }: ClaimedLetter) => ({
  id,
  messageId,
  address,
  clientId: client.id,
  shown: null,
});
