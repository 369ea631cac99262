import type { Reader } from '#server/visibility/reader.ts';
import { type Hits, nothing, type Place } from './hits.ts';
import { ownWays } from './own-orders.sql.ts';
import { type Reading, readingsOf } from './readings.ts';
import type { Indexes, SearchIndex } from './search-index.ts';

/** A reading with its candidates. They are everybody's: which of them there are for a reader, only SQL says. */
export type Sought = Reading & { clients: Hits; contracts: Hits };

/** How many candidates a statement carries by name at most; more are met soon enough on a walk. */
const mostCandidates = 1000;

/**
 * What was typed in its readings, in the order in which they count. `isEnough` says that a reading is sure to find something
 * for this reader, so that those behind it need not be looked into; it must know of the reader's rights.
 */
export async function seek(
  index: SearchIndex,
  typed: string,
  isEnough: (sought: Sought) => boolean = () => false,
): Promise<Sought[]> {
  const indexes = await index.fresh();
  const soughts: Sought[] = [];
  for (const reading of readingsOf(typed)) {
    const sought = candidates(indexes, reading);
    soughts.push(sought);
    if (isEnough(sought)) break;
  }
  return soughts;
}

type Want = { clientsAfter?: Place | null; contractsAfter?: Place | null };

/** The next page of one reading: candidates beyond the place where the last one ended. */
export async function seekOn(
  index: SearchIndex,
  typed: string,
  which: number,
  want: Want,
): Promise<Sought | null> {
  const reading = readingsOf(typed)[which];
  return reading ? candidates(await index.fresh(), reading, want) : null;
}

function candidates({ names, numbers }: Indexes, reading: Reading, want: Want = {}): Sought {
  const { name, number, similar } = reading;
  const forNames = { most: mostCandidates, after: want.clientsAfter ?? null };
  const forNumbers = { most: mostCandidates, after: want.contractsAfter ?? null };
  return {
    ...reading,
    clients:
      name === null
        ? nothing
        : names.ask((it) => (similar ? it.similar(name, forNames) : it.find(name, forNames)), forNames),
    contracts: number === null ? nothing : numbers.ask((it) => it.find(number, forNumbers), forNumbers),
  };
}

/**
 * So few that what hangs on them is sooner found from them than met on a walk back from the newest: the walk is longer for who
 * sees only some of what is passed.
 */
export const isFew = (reader: Reader, found: Hits): boolean =>
  isComplete(found) && (ownWays(reader) !== null || found.total <= 300);

/** Are all candidates here? */
export const isComplete = ({ hits, total }: Hits): boolean => hits.length === total;
