import { sql } from 'kysely';
import type { Deed, Hand } from './hand.ts';
import type { Table } from './tables.ts';

type Row = { id: number };
type Place = ReturnType<Table['place']>;

/** What an import took back is put back behind the journal: it would be seen again. */
export const putBack =
  (table: Table): Hand =>
  async (trx, random) => {
    const { rows } =
      await sql<Row>`select id from ${sql.table(table.name)} where removed_at is not null`.execute(trx);
    const { id } = random.pick(rows);
    await sql`update ${sql.table(table.name)} set removed_at = null where id = ${id}`.execute(trx);
    return deed(`${table.name} ${id} put back`, table.place({ id }));
  };

/** What stands is taken away behind the journal: it would be seen by nobody. */
export const takenAway =
  (table: Table): Hand =>
  async (trx, random) => {
    const { rows } = await sql<Row>`select id from ${sql.table(table.name)} where removed_at is null`.execute(
      trx,
    );
    const { id } = random.pick(rows);
    await sql`update ${sql.table(table.name)} set removed_at = now() where id = ${id}`.execute(trx);
    return deed(`${table.name} ${id} taken away`, table.place({ id }));
  };

/** At another moment than the journal tells. */
export const takenAtAnotherTime =
  (table: Table): Hand =>
  async (trx, random) => {
    const { rows } =
      await sql<Row>`select id from ${sql.table(table.name)} where removed_at is not null`.execute(trx);
    const { id } = random.pick(rows);
    await sql`update ${sql.table(table.name)} set removed_at = removed_at - interval '1 microsecond' where id = ${id}`.execute(
      trx,
    );
    return deed(`${table.name} ${id} taken back a microsecond earlier`, table.place({ id }));
  };

const deed = (words: string, place: Place): Deed => ({ words, places: [[place]] });
