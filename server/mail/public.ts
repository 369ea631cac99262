/** What other rooms may use of this one. */
export type { Said } from './compose.ts';
export { type NewLetter, writeLetter } from './letters.store.ts';
export { sendWaitingLetters } from './send-letters.job.ts';
