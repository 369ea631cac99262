-- Import of tables: what was read, what each row came to, and how all of it is taken back.

-- Taken back with the import that made it: seen by nobody any more, kept for the journal that tells of it.
alter table clients add column removed_at timestamptz;
alter table contracts add column removed_at timestamptz;
alter table orders add column removed_at timestamptz;
-- the number of a contract that is gone is free again
alter table contracts drop constraint contracts_number_normal_key;
create unique index contracts_number_normal_key on contracts (number_normal) where removed_at is null;

create table imports (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('clients', 'contacts', 'contracts', 'orders')),
  file_name text not null,
  format text not null check (format in ('xlsx', 'csv')),
  encoding text,
  delimiter text,
  sheet text,
  sheets text[] not null default '{}',
  formulas integer not null,
  header_row integer not null,
  -- key of a field to its column, from 0
  mapping jsonb not null,
  match_by text[] not null,
  on_match text not null check (on_match in ('skip', 'fill', 'overwrite', 'create')),
  unknown_choice text not null check (unknown_choice in ('error', 'leaveEmpty')),
  state text not null default 'draft' check (state in ('draft', 'checking', 'checked', 'running', 'stopped', 'done', 'undoing', 'undone')),
  -- of the work under way
  work_done integer not null default 0,
  work_total integer not null default 0,
  work_began_at timestamptz,
  -- whose rights the work is done by
  asked_by bigint references employees,
  -- why it stopped by itself: a code
  trouble text,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  version integer not null default 1
);
create index imports_created_by on imports (created_by, id desc);

create table import_rows (
  import_id bigint not null references imports on delete cascade,
  -- as the table counts it, from 1; empty rows have none
  n integer not null,
  cells text[] not null,
  state text not null default 'waiting' check (state in
    ('waiting', 'create', 'update', 'skip', 'error', 'leftOut', 'created', 'updated', 'skipped', 'undone', 'kept')),
  -- [{ field, reason, params, warning }]
  problems jsonb not null default '[]',
  -- of what it is or became
  client_id bigint references clients,
  contract_id bigint references contracts,
  order_id bigint references orders,
  contact_id bigint references contacts,
  -- [{ kind, id, made, before, after }]: what was written, to be taken back
  written jsonb not null default '[]',
  primary key (import_id, n)
);
-- by what a later row of the same table is known to be of the same record
create table import_keys (
  import_id bigint not null,
  key text not null,
  n integer not null,
  primary key (import_id, key, n),
  foreign key (import_id, n) references import_rows on delete cascade
);
create index import_keys_row on import_keys (import_id, n);

create index import_rows_state on import_rows (import_id, state, n);
create index import_rows_client on import_rows (client_id) where client_id is not null;
create index import_rows_contract on import_rows (contract_id) where contract_id is not null;
create index import_rows_order on import_rows (order_id) where order_id is not null;

alter table notifications add column import_id bigint references imports on delete cascade;
alter table notifications drop constraint notifications_check;
alter table notifications add constraint notifications_subject check (num_nonnulls(order_id, client_id, contract_id, import_id, lost_record) = 1);
create unique index notifications_import on notifications (employee_id, import_id) where import_id is not null;

-- Orders that an import made go with it, each only as the import left it; a row of the journal for each that goes. Answers their ids.
-- Who may is judged before; what was not made by this import, or was worked on since, stays whatever is asked.
create function remove_imported_orders(p jsonb) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_ids bigint[];
begin
  if not rights_stand((p ->> 'epoch')::bigint) then
    return null;
  end if;
  perform 1 from orders where id in (select x::bigint from jsonb_array_elements_text(p -> 'ids') x) order by id for update;
  with asked as (select x::bigint as id from jsonb_array_elements_text(p -> 'ids') x),
  gone as (
    update orders o set removed_at = (p ->> 'at')::timestamptz, version = o.version + 1, updated_at = (p ->> 'at')::timestamptz
    from asked, import_rows r
    where o.id = asked.id and o.removed_at is null and r.import_id = (p ->> 'importId')::bigint and r.order_id = o.id and r.state = 'created'
      and not exists (select 1 from journal j where j.order_id = o.id and j.id > (r.written -> 0 ->> 'journalId')::bigint)
    returning o.id, o.version, o.client_id, o.contract_id
  ),
  told as (
    insert into journal (at, actor_id, standing_for_id, kind, order_id, client_id, contract_id, order_version, data)
    select (p ->> 'at')::timestamptz, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, 'orderRemoved', gone.id, gone.client_id,
      gone.contract_id, gone.version, jsonb_build_object('importId', (p ->> 'importId')::bigint)
    from gone order by gone.id
  )
  select coalesce(array_agg(id order by id), '{}') into v_ids from gone;
  return v_ids;
end $$;

-- Nothing is hung on what has gone with its import, however late it comes: whoever adds to a record holds it so long.
create or replace function refuse_merged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_into bigint;
  v_removed timestamptz;
begin
  if new.client_id is null then
    return new;
  end if;
  if tg_table_name = 'calls' then
    -- a call changes its client itself in the end: two that held it shared would wait for each other
    select merged_into_id, removed_at into v_into, v_removed from clients where id = new.client_id for no key update;
  else
    select merged_into_id, removed_at into v_into, v_removed from clients where id = new.client_id for share;
  end if;
  if v_removed is not null then
    raise exception 'client % is removed', new.client_id using errcode = 'VZ404';
  end if;
  if v_into is not null then
    raise exception 'client % is merged into %', new.client_id, v_into using errcode = 'VZ409';
  end if;
  return new;
end $$;

create function refuse_removed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row jsonb := to_jsonb(new);
  v_contract bigint := (v_row ->> 'contract_id')::bigint;
  v_order bigint := (v_row ->> 'order_id')::bigint;
  v_removed timestamptz;
begin
  if v_contract is not null then
    select removed_at into v_removed from contracts where id = v_contract for key share;
    if v_removed is not null then
      raise exception 'contract % is removed', v_contract using errcode = 'VZ404';
    end if;
  end if;
  if v_order is not null then
    select removed_at into v_removed from orders where id = v_order for key share;
    if v_removed is not null then
      raise exception 'order % is removed', v_order using errcode = 'VZ404';
    end if;
  end if;
  return new;
end $$;
create trigger comments_not_on_removed before insert on comments for each row execute function refuse_removed();
create trigger documents_not_on_removed before insert or update of contract_id on documents for each row execute function refuse_removed();
create trigger orders_not_on_removed before insert on orders for each row execute function refuse_removed();
create trigger orders_not_under_removed before update of contract_id on orders for each row
  when (new.contract_id is distinct from old.contract_id) execute function refuse_removed();

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on imports, import_rows, import_keys to %I, %I', app, job);
  execute format('grant insert, update, delete on imports, import_rows to %I', app);
  execute format('grant insert, delete on import_keys to %I', app);
  execute 'revoke execute on function remove_imported_orders(jsonb) from public';
  execute format('grant execute on function remove_imported_orders(jsonb) to %I', app);
end $$;
