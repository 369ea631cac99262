import pg from 'pg';

/**
 * Row types from the database itself: `tables.ts` is what this prints, and a test compares the two. Moments and dates are
 * text, numeric is a decimal string, bigint a number (keys stay below 2^53).
 */
export async function generateTables(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Column>(`
      select c.table_name, c.column_name, c.udt_name, c.is_nullable = 'YES' as nullable, c.is_identity = 'YES' as identity,
             c.column_default is not null as defaulted, c.is_generated = 'ALWAYS' as computed
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%'
      order by c.table_name, c.ordinal_position`);
    return print(rows);
  } finally {
    await client.end();
  }
}

type Column = {
  table_name: string;
  column_name: string;
  udt_name: string;
  nullable: boolean;
  identity: boolean;
  defaulted: boolean;
  /** From other columns, by the database. */
  computed: boolean;
};

const scalar: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  text: 'string',
  bool: 'boolean',
  uuid: 'string',
  timestamptz: 'string',
  date: 'string',
  time: 'string',
  numeric: 'string',
  bytea: 'Buffer',
  tsvector: 'string',
};

function print(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table_name);
  const parts = [...tables].map(
    ([table, cols]) =>
      `export type ${typeName(table)} = {\n${cols.map((col) => `  ${col.column_name}: ${columnType(col)};\n`).join('')}};\n`,
  );
  const db = `export type DB = {\n${[...tables.keys()].map((table) => `  ${table}: ${typeName(table)};\n`).join('')}};\n`;
  return [
    '// Made by generate-tables.ts from the migrated database; a test compares the two.\n',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely';\n",
    '/** Read as parsed JSON, written as JSON text. */\nexport type Json<T = unknown> = ColumnType<T, string, string>;\nexport type JsonWithDefault<T = unknown> = ColumnType<T, string | undefined, string>;\n',
    ...parts,
    db,
  ].join('\n');
}

function columnType({ udt_name, nullable, identity, defaulted, computed }: Column): string {
  if (udt_name === 'jsonb' || udt_name === 'json')
    return nullable ? 'Json | null' : defaulted ? 'JsonWithDefault' : 'Json';
  const array = udt_name.startsWith('_');
  const base = scalar[array ? udt_name.slice(1) : udt_name];
  if (!base) throw new Error(`no type for ${udt_name}`);
  const type = `${base}${array ? '[]' : ''}${nullable ? ' | null' : ''}`;
  if (identity || computed) return `GeneratedAlways<${type}>`;
  return defaulted ? `Generated<${type}>` : type;
}

const typeName = (table: string): string =>
  `${table
    .split('_')
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join('')}Table`;

if (import.meta.main) process.stdout.write(await generateTables(process.argv[2] ?? ''));
