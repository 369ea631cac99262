/**
 * The SQL that turns templates into orders. Each copies one table for the orders in `bench.made`; the same statements,
 * with a condition, put back what a round of writes has changed.
 */
export const templateTables = `
create schema if not exists bench;
create table bench.templates (id integer primary key, body jsonb not null);
create table bench.t_steps as select t.id as tmpl, s.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'steps') as s (seq smallint, key text, state text, "openedAt" timestamptz, requested jsonb, returned jsonb, "returnReason" text);
create table bench.t_fields as select t.id as tmpl, f.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'fields') as f (key text, value jsonb, stamp jsonb, version integer);
create table bench.t_marks as select t.id as tmpl, m.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'marks') as m (key text, stamp jsonb, version integer);
create table bench.t_payments as select t.id as tmpl, y.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'payments') as y (n integer, amount numeric, "paidOn" date, "paymentOrderNumber" text, stamp jsonb, version integer);
create table bench.t_resolutions as select t.id as tmpl, z.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'resolutions') as z (seq smallint, key text, stamp jsonb, content text, version integer);
create table bench.t_journal as select t.id as tmpl, j.* from bench.templates t,
  jsonb_to_recordset(t.body -> 'told') as j (version integer, kind text, step text, "actorId" bigint, at timestamptz, data jsonb);
create table bench.made (id bigint, tmpl integer, client_id bigint, contract_id bigint, created_at timestamptz, due_on date);
`;

/** Rows of an order beside its own; `$only` is a condition on \`made o\`. */
export const partCopies: readonly { table: string; sql: string }[] = [
  {
    table: 'order_steps',
    sql: `insert into order_steps (order_id, seq, key, state, opened_at, due_on, requested, returned, return_reason)
      select o.id, s.seq, s.key, s.state, s."openedAt", case when s.state <> 'locked' then o.due_on end, s.requested, s.returned, s."returnReason"
      from bench.made o join bench.t_steps s on s.tmpl = o.tmpl`,
  },
  {
    table: 'order_fields',
    sql: `insert into order_fields (order_id, key, value, stamp, version)
      select o.id, f.key, f.value, f.stamp, f.version from bench.made o join bench.t_fields f on f.tmpl = o.tmpl`,
  },
  {
    table: 'order_marks',
    sql: `insert into order_marks (order_id, key, stamp, version)
      select o.id, m.key, m.stamp, m.version from bench.made o join bench.t_marks m on m.tmpl = o.tmpl`,
  },
  {
    table: 'payments',
    sql: `insert into payments (order_id, n, amount, paid_on, payment_order_number, stamp, version)
      select o.id, y.n, y.amount, y."paidOn", y."paymentOrderNumber", y.stamp, y.version from bench.made o join bench.t_payments y on y.tmpl = o.tmpl`,
  },
  {
    table: 'resolutions',
    sql: `insert into resolutions (order_id, step_seq, step_key, stamp, content, digest, version)
      select o.id, z.seq, z.key, z.stamp, z.content, sha256(convert_to(z.content, 'UTF8')), z.version
      from bench.made o join bench.t_resolutions z on z.tmpl = o.tmpl`,
  },
];

/** What was written of the orders at work; those in the archive have none, or there would be three times as many rows. */
export const journalCopy = `
  insert into journal (at, actor_id, kind, order_id, client_id, contract_id, order_version, step_key, data)
  select j.at, j."actorId", j.kind, o.id, o.client_id, o.contract_id, j.version, j.step, j.data
  from bench.made o join bench.templates t on t.id = o.tmpl and not (t.body ->> 'archived')::boolean join bench.t_journal j on j.tmpl = o.tmpl
  order by o.id, j.version`;

/** The worker finds nothing to seal. The hashes are none: this chain is not one that a check would pass. */
export const chainCopy = `insert into journal_chain (seq, journal_id, hash) select id, id, '\\x00' from journal`;

/** The state of an order as its template has it. */
export const orderState = `status = t.body ->> 'status', refused_reason = t.body ->> 'refusedReason',
  ever_confirmed = (t.body ->> 'everConfirmed')::boolean, step_seq = (t.body ->> 'stepSeq')::smallint, step_state = t.body ->> 'stepState',
  step_due_on = case when (t.body ->> 'archived')::boolean then null else m.due_on end, expert_id = (t.body ->> 'expertId')::bigint,
  mark_keys = array(select jsonb_array_elements_text(t.body -> 'markKeys')), valid_until = (t.body ->> 'validUntil')::date,
  archived_at = case when (t.body ->> 'archived')::boolean then m.created_at + interval '50 days' end, version = (t.body ->> 'version')::integer`;
