import type { Self } from '#domain/rules/who.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Tx } from '#server/db/transact.ts';
import { invalid } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type Chosen, findChosen, type HeldClient } from './client-card.queries.ts';
import { updateClient } from './clients.store.ts';
import { type ClientValues, phoneKey } from './normalise.ts';

export type Owned = { sourceId: number | null; activityId: number | null; managerId: number | null };
/** Everything of a client that is edited in one form. */
export type ClientChange = ClientValues & Owned;
/** Of that, what was changed: as it was and as it is. */
export type ClientChanged = { before: Partial<ClientChange>; after: Partial<ClientChange> };

/**
 * Writes what differs, with its row in the journal; null when nothing does. `data` stands in that row beside the changes. Who may and
 * at which version is judged before.
 */
export async function changeClientValues(
  tx: Tx,
  as: Self,
  before: HeldClient,
  after: ClientChange,
  data: Record<string, unknown> = {},
): Promise<ClientChanged | null> {
  const { sourceId, activityId, managerId, ...values } = after;
  const owned = { sourceId, activityId, managerId };
  const chosen = await newlyChosen(tx.reader, before, owned);
  const changes = differences(tellable(before, namesOf(before)), tellable(values, chosen));
  const reach = differences(reachOf(before), reachOf(values));
  const told = { ...changes, ...Object.fromEntries(Object.keys(reach).map((key) => [key, {}])) };
  if (Object.keys(told).length === 0) return null;
  await updateClient(tx, before.id, values, owned);
  record(tx, as, {
    kind: 'clientEdited',
    clientId: before.id,
    data: { version: before.version + 1, changes: told, ...data },
  });
  tellLive(tx, { kind: 'client', id: before.id });
  const keys = (Object.keys(after) as (keyof ClientChange)[]).filter(
    (key) => JSON.stringify(comparable(before[key])) !== JSON.stringify(comparable(after[key])),
  );
  return { before: only(before, keys), after: only(after, keys) };
}

/** Phones come out of the database with their keys in another order. */
const comparable = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => (typeof one === 'object' ? phoneKey(one) : one)) : value;

const only = (from: ClientChange, keys: readonly (keyof ClientChange)[]): Partial<ClientChange> =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** Only what changed is checked: an entry archived since stays where it already stands. */
async function newlyChosen(reader: Reader, before: HeldClient, owned: Owned): Promise<Names> {
  const choice = {
    sourceId: owned.sourceId === before.sourceId ? null : owned.sourceId,
    activityId: owned.activityId === before.activityId ? null : owned.activityId,
    managerId: owned.managerId === before.managerId ? null : owned.managerId,
  };
  const chosen = await findChosen(reader, choice);
  checkChosen(choice, chosen);
  const was = namesOf(before);
  return {
    source: owned.sourceId === before.sourceId ? was.source : chosen.source,
    activity: owned.activityId === before.activityId ? was.activity : chosen.activity,
    manager: owned.managerId === before.managerId ? was.manager : chosen.manager && fullName(chosen.manager),
  };
}

export function checkChosen(choice: Owned, chosen: Chosen): void {
  if (choice.sourceId !== null && chosen.source === null) throw invalid('sourceId', 'choice');
  if (choice.activityId !== null && chosen.activity === null) throw invalid('activityId', 'choice');
  if (choice.managerId !== null && chosen.manager === null) throw invalid('managerId', 'manager');
}

type Names = { source: string | null; activity: string | null; manager: string | null };
export const namesOf = (client: Pick<HeldClient, 'source' | 'activity' | 'manager'>): Names => ({
  source: client.source?.name ?? null,
  activity: client.activity?.name ?? null,
  manager: client.manager && fullName(client.manager),
});

/** What the journal tells with its values. */
export const tellable = (
  { name, address, occupation, inn, kpp, site }: Omit<ClientValues, 'phones' | 'emails' | 'nameNormal'>,
  names: Names,
) => ({
  name,
  address,
  source: names.source,
  activity: names.activity,
  occupation,
  inn,
  kpp,
  site,
  manager: names.manager,
});

/** Of phones and addresses, which may be a person's, the journal keeps only that they changed. */
const reachOf = ({ phones, emails }: Pick<ClientValues, 'phones' | 'emails'>) => ({
  phones: phones.map(phoneKey),
  emails,
});
