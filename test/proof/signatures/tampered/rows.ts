import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '#server/db/tables.ts';
import type { Table } from './tables.ts';

/** A row as JSON: bytes as `\x…`, moments to the microsecond. */
export type Row = Readonly<Record<string, unknown>>;
/** `at` is where the row lies in its table. */
export type Placed = { at: string; row: Row };
type Owner = Transaction<DB>;

export async function rowsOf(trx: Owner, { name, key }: Table): Promise<Placed[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  const { rows } =
    await sql<Placed>`select ctid::text as at, to_jsonb(t) as row from ${sql.table(name)} t order by ${order}`.execute(
      trx,
    );
  return rows;
}

/** Type and whether it may be empty, by column. */
export async function columnsOf(db: Kysely<DB>, { name }: Table): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(db);
  return new Map(rows.map((one) => [one.name, one.type]));
}

/** Writes these columns of the row; the others stay to the last microsecond. */
export async function write(
  trx: Owner,
  { name }: Table,
  at: string,
  row: Row,
  columns: readonly string[],
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`update ${sql.table(name)} set (${list}) = (select ${list} from ${asRow(name, row)}) where ctid = ${at}::tid`.execute(
    trx,
  );
}

export async function insert(trx: Owner, { name }: Table, row: Row): Promise<void> {
  await sql`insert into ${sql.table(name)} select * from ${asRow(name, row)}`.execute(trx);
}

export async function remove(trx: Owner, { name }: Table, at: string): Promise<void> {
  await sql`delete from ${sql.table(name)} where ctid = ${at}::tid`.execute(trx);
}

const asRow = (name: string, row: Row) =>
  sql`jsonb_populate_record(null::${sql.table(name)}, ${JSON.stringify(row)}::jsonb)`;

/** The owner first takes away what the schema puts in the way: triggers, references, uniqueness, numbers and values given by themselves. */
export async function unlock(db: Kysely<DB>, tables: readonly Table[]): Promise<void> {
  const these = sql`any(${tables.map(({ name }) => name)}::text[]::regclass[])`;
  const { rows } = await sql<{ statement: string }>`
    select statement from (
      select 1 as turn, format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
      from pg_constraint where contype = 'f' and confrelid = ${these} or contype = 'f' and conrelid = ${these}
      union all select 2, format('alter table %s drop constraint %I', conrelid::regclass, conname)
      from pg_constraint where contype in ('p', 'u') and conrelid = ${these}
      union all select 2, format('drop index %s', i.indexrelid::regclass)
      from pg_index i where i.indrelid = ${these} and i.indisunique and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
      union all select 2, format('alter table %s alter %I drop identity', attrelid::regclass, attname)
      from pg_attribute where attrelid = ${these} and attidentity <> ''
      union all select 2, format('alter table %s alter %I drop expression', attrelid::regclass, attname)
      from pg_attribute where attrelid = ${these} and attgenerated <> ''
      union all select 2, format('alter table %s disable trigger user', oid::regclass) from pg_class where oid = ${these}
    ) all_of_them order by turn`.execute(db);
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}
