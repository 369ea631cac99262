import { sql } from 'kysely';
import { RightsChanged, type Tx } from '#server/db/transact.ts';
import type { StoredPhone } from './normalise.ts';

/** Fields of a client as `client_choices` of the database names them. */
export type Choices = {
  /** As written, and in normal form. */
  name: [string, string];
  address: string | null;
  source: number | null;
  activity: number | null;
  occupation: string | null;
  inn: string | null;
  kpp: string | null;
  site: string | null;
  manager: number | null;
  /** With the reason of a refusal. */
  status: [string, string | null];
  phones: StoredPhone[];
  emails: string[];
};
type Act = {
  epoch: number;
  at: string;
  actorId: number;
  standingForId: number | null;
  keptId: number;
  keptVersion: number;
  keptName: string;
  otherId: number;
  otherVersion: number;
  otherName: string;
};
/** Ids of what moved; of what stays after an undo, with the keys of fields. */
export type Moved = { orders: number[]; contracts: number[] };
export type Stays = Moved & { fields: string[]; contacts: number[]; calls: number[] };

export const mergeClients = (
  tx: Tx,
  merge: Act & { choices: Choices; changes: Record<string, unknown> },
): Promise<Moved> => called<Moved>(tx, 'merge', merge);

export const unmergeClients = (tx: Tx, act: Act): Promise<Moved & { stays: Stays }> =>
  called<Moved & { stays: Stays }>(tx, 'unmerge', act);

/** Both clients are held since their versions were read: only rights can have changed. */
async function called<T>({ trx }: Tx, which: 'merge' | 'unmerge', act: object): Promise<T> {
  const text = JSON.stringify(act);
  const call = which === 'merge' ? sql`merge_clients(${text}::jsonb)` : sql`unmerge_clients(${text}::jsonb)`;
  const { rows } = await sql<{ result: T & { outcome: string } }>`select ${call} as result`.execute(trx);
  const result = rows[0]?.result;
  if (result?.outcome !== 'done') throw new RightsChanged();
  return result;
}
