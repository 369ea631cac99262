/** What other rooms may use of this one. */
export type { Said } from './compose.ts';
export {
  type LateLetter,
  type NewLetter,
  unsentLetter,
  writeLateLetter,
  writeLetter,
} from './letters.store.ts';
export { type LateClaim, type LateWords, sendWaitingLetters } from './send-letters.job.ts';
