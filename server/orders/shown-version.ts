import type { LoadedOrder } from './load-order.ts';

/**
 * The version of an order as one person counts it: it grows with what they can see changed and with nothing else, so that
 * it neither tells of a payment to whom no payment is shown, nor refuses their act because of it.
 */
export const shownVersion = ({ state, seenVersions }: Counted, version = state.version): number =>
  version === 0 ? 0 : 1 + seenVersions.filter((one) => one <= version).length;

/** The last version of the order that looks to them like this one. */
export const versionBehind = ({ state, seenVersions }: Counted, shown: number): number =>
  (seenVersions[shown - 1] ?? state.version + 1) - 1;

type Counted = Pick<LoadedOrder, 'state' | 'seenVersions'>;
