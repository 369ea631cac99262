import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { DB } from '#server/db/tables.ts';
import { chainCopy, journalCopy, partCopies, templateTables } from './copies.ts';
import { insertDocuments } from './documents.ts';
import { type Company, makeCompany } from './people.ts';
import { insertClients, insertComments, insertContracts, type Sizes } from './records.ts';
import { asRows } from './template-rows.ts';
import { ARCHIVED, DAY, makeTemplates, STAGES, VARIANTS } from './templates.ts';
import { titles } from './words.ts';

type Say = (what: string) => void;

/**
 * The company of the bench, the same at every run: people, clients with contacts, contracts, orders at every stage with
 * what their steps hold, comments. `admin` is a superuser: foreign keys and triggers sleep meanwhile, secondary indexes are
 * built at the end.
 */
export async function fill(
  db: Kysely<DB>,
  admin: pg.Client,
  sizes: Sizes,
  say: Say = () => {},
): Promise<void> {
  const company = await makeCompany(db);
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
    set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 2`);
  const indexes = await dropIndexes(admin);
  await insertTemplates(admin, company);
  await insertClients(admin, sizes.clients);
  say('clients');
  await insertContracts(admin, sizes);
  say('contracts');
  await insertOrders(admin, company, sizes);
  say('orders');
  for (const { table, sql } of partCopies) {
    await admin.query(sql);
    say(table);
  }
  await admin.query(journalCopy);
  await admin.query(chainCopy);
  await admin.query('create table bench.base as select max(id) as journal from journal');
  say('journal');
  await insertComments(admin, company, sizes);
  say('comments');
  await insertDocuments(admin, sizes);
  say('documents and their texts');
  for (const index of indexes) await admin.query(index);
  await admin.query('alter table bench.made add primary key (id)');
  await fixSequences(admin);
  say('indexes');
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

const filled = [
  'clients',
  'contacts',
  'contracts',
  'orders',
  'order_steps',
  'order_fields',
  'order_marks',
  'payments',
  'resolutions',
  'comments',
  'documents',
  'file_texts',
  'file_text_parts',
  'journal',
  'journal_chain',
];

/** Answers the statements that make them again. */
async function dropIndexes(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query(
    `select i.indexname as name, i.indexdef as def from pg_indexes i where i.schemaname = 'public' and i.tablename = any($1)
       and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
    [filled],
  );
  const found = rows as { name: string; def: string }[];
  for (const { name } of found) await admin.query(`drop index ${name}`);
  return found.map(({ def }) => def);
}

async function insertTemplates(admin: pg.Client, company: Company): Promise<void> {
  const rows = makeTemplates(company).map(asRows);
  const [first, ...others] = templateTables.split(/(?<=body jsonb not null\);)/);
  await admin.query(first ?? '');
  for (let at = 0; at < rows.length; at += 200)
    await admin.query(
      `insert into bench.templates select (x ->> 'id')::int, x from jsonb_array_elements($1::jsonb) x`,
      [JSON.stringify(rows.slice(at, at + 200))],
    );
  await admin.query(others.join(''));
  await admin.query('analyze');
}

/** Older orders are mostly archived, the newest third mostly at work; the others are spread evenly over all stages. */
async function insertOrders(admin: pg.Client, company: Company, { contracts, orders }: Sizes): Promise<void> {
  await admin.query(
    'create temp table managers as select row_number() over (order by id) - 1 as n, id from unnest($1::bigint[]) id',
    [company.managers.map(({ id }) => id)],
  );
  await admin.query(
    `insert into bench.made (id, tmpl, client_id, contract_id, created_at, due_on)
     select i, m.n * ${STAGES * VARIANTS} + stage.stage * ${VARIANTS} + i % ${VARIANTS}, t.client_id, case when stage.stage > 0 or i % 2 = 0 then t.id end,
       $1::date - interval '1 hour' * ($2::bigint - i) * (35000.0 / $2), $1::date - 8 + (i % 31)::int
     from generate_series(1::bigint, $2::bigint) i cross join lateral (select (i * 48271) % 2147483647 % 1000 as h) hash
     cross join lateral (select case when hash.h < (case when i < 0.7 * $2 then 600 else 100 end) then ${ARCHIVED}
         else (array(select s from generate_series(0, ${STAGES - 1}) s where s <> ${ARCHIVED}))[1 + hash.h % ${STAGES - 1}] end as stage) stage
     join contracts t on t.id = 1 + (i * 7919) % $3::bigint
     join clients k on k.id = t.client_id join managers m on m.id = k.manager_id order by i`,
    [DAY, orders, contracts],
  );
  await admin.query('analyze bench.made');
  await admin.query(
    `insert into orders (id, number, number_normal, title, client_id, contract_id, manager_id, definition_id, status, refused_reason, ever_confirmed, step_seq,
       step_state, step_opened_at, step_due_on, expert_id, mark_keys, valid_until, archived_at, version, created_by, created_at, updated_at) overriding system value
     select m.id, x.number, lower(replace(x.number, '-', '')), ($1::text[])[1 + m.id % cardinality($1::text[])], m.client_id, m.contract_id, t.manager_id, $2,
       t.status, t.refused_reason, t.ever_confirmed, t.step_seq, t.step_state, m.created_at + interval '3 days', case when not t.archived then m.due_on end, t.expert_id,
       t.mark_keys, t.valid_until, case when t.archived then m.created_at + interval '50 days' end, t.version, t.manager_id, m.created_at, m.created_at + interval '4 days'
     from (select id, (body ->> 'managerId')::bigint as manager_id, body ->> 'status' as status, body ->> 'refusedReason' as refused_reason,
         (body ->> 'everConfirmed')::boolean as ever_confirmed, (body ->> 'stepSeq')::smallint as step_seq, body ->> 'stepState' as step_state,
         (body ->> 'expertId')::bigint as expert_id, array(select jsonb_array_elements_text(body -> 'markKeys')) as mark_keys,
         (body ->> 'validUntil')::date as valid_until, (body ->> 'archived')::boolean as archived, (body ->> 'version')::int as version
       from bench.templates offset 0) t join bench.made m on m.tmpl = t.id
       cross join lateral (select extract(year from m.created_at)::int as year) y
       cross join lateral (select 'З-' || y.year || '-' || lpad(m.id::text, greatest(4, length(m.id::text)), '0') as number) x
     order by m.id`,
    [titles, company.definitionId],
  );
  await admin.query(`insert into order_numbers select y, $1 from generate_series(2022, 2027) y`, [orders]);
}

async function fixSequences(admin: pg.Client): Promise<void> {
  for (const table of ['clients', 'contracts', 'orders'])
    await admin.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    );
}
