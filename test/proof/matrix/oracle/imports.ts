import type { ImportFacts, Who } from '../facts.ts';
import { absent, done, refused, state, type Verdict } from '../verdict.ts';
import { anyManagerOrHeadOfSales } from './people.ts';

/**
 * Section 8, «import of clients, contacts, contracts, orders»: whoever adds clients, «any manager, head of sales», and the administrator,
 * who moves a company in, and administers in person: who stands in for one does not become one.
 */
const isAdminInPerson = ({ selves: [own] }: Who): boolean => own.roles.includes('admin');
export const mayImport = (who: Who): boolean => anyManagerOrHeadOfSales(who) || isAdminInPerson(who);

/** A table is whose hands it came from; of all of them the administrator answers for what was moved in. */
export const seesImport = (who: Who, { byId }: ImportFacts): boolean =>
  who.signedIn && (who.id === byId || isAdminInPerson(who));

export const readIn = (who: Who): Verdict => (mayImport(who) ? done : refused);

/** What may be asked of one that stands so; who imports nothing is told that, whatever there is. */
const when =
  (...states: ImportFacts['state'][]) =>
  (who: Who, it: ImportFacts): Verdict => {
    if (!mayImport(who)) return refused;
    if (!seesImport(who, it)) return absent;
    return states.includes(it.state) ? done : state('already_done');
  };

/** Until something is written. */
export const changeSettings = when('draft', 'checked', 'stopped');
export const check = changeSettings;
export const discard = changeSettings;
/** Once every row was judged, and while there are rows that are right. */
export const run = when('checked', 'stopped');
export const stop = when('checking', 'running', 'undoing');
export const undo = when('done');
/** A wrong row, while nothing is at work upon the table. */
export const mend = when('checked', 'stopped', 'done');
/** A row that is not written yet. */
export const leaveOut = when('checked', 'stopped');
export const takeRows = when(
  'draft',
  'checking',
  'checked',
  'running',
  'stopped',
  'done',
  'undoing',
  'undone',
);
