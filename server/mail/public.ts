/** What other rooms may use of this one. */
export type { Said } from './compose.ts';
export { presentAddressTrouble } from './in/address-trouble.present.ts';
export { type AddressTroubleRow, troublesJson, undeliverable } from './in/address-troubles.sql.ts';
export { clearAddressTrouble } from './in/clear-trouble.store.ts';
export { readReturnedLetters } from './in/read-mailbox.job.ts';
export { shownBy } from './in/shown-by.ts';
export { tellTold, troubled } from './in/trouble-address.sql.ts';
export {
  type LateLetter,
  type NewLetter,
  placeOf,
  unsentLetter,
  writeLateLetter,
  writeLetter,
} from './letters.store.ts';
export { presentTrouble } from './mail.present.ts';
export { noteServerTrouble, noteServerWorks, readServer } from './outbox.store.ts';
export { type LateClaim, type LateWords, sendWaitingLetters } from './send-letters.job.ts';
export { type NowTrouble, sendNow } from './send-now.ts';
export { type Mailer, mailerOf } from './server-of.ts';
export { type Line, openLine, type Patience, usualPatience } from './talk.ts';
export type { Trouble } from './trouble.ts';
