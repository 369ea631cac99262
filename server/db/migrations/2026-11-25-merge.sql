-- Two clients become one, and two again. Orders follow their client here and nowhere else: each move is an act of its own
-- version with its row in the journal, by which the order can be told again. Who may is judged before.

alter table clients
  add column merged_into_id bigint references clients,
  add check (merged_into_id is null or (archived_at is not null and merged_into_id <> id));
create index clients_merged_into on clients (merged_into_id) where merged_into_id is not null;

create table client_merges (
  id bigint generated always as identity primary key,
  kept_id bigint not null references clients,
  other_id bigint not null references clients,
  made_by bigint not null references employees,
  made_at timestamptz not null,
  -- fields of the kept one, and when the other was archived
  kept_before jsonb not null,
  kept_after jsonb not null,
  other_archived_at timestamptz,
  -- ids of what followed, by kind
  moved jsonb not null,
  undone_at timestamptz,
  undone_by bigint references employees
);
create unique index client_merges_stands on client_merges (other_id) where undone_at is null;
create index client_merges_kept on client_merges (kept_id) where undone_at is null;

-- a client with all that were merged into it
create function with_merged(p bigint) returns bigint[] language sql stable parallel safe
  return (with recursive line as (select p as id union all select k.id from clients k join line on k.merged_into_id = line.id)
          select array_agg(line.id) from line);

-- fields that a person chooses between; those that only mean something together are one
create function client_choices(k clients) returns jsonb language sql stable
  return jsonb_build_object('name', jsonb_build_array(k.name, k.name_normal), 'address', k.address, 'source', k.source_id,
    'activity', k.activity_id, 'occupation', k.occupation, 'inn', k.inn, 'kpp', k.kpp, 'site', k.site,
    'phones', k.phones, 'emails', k.emails, 'manager', k.manager_id, 'status', jsonb_build_array(k.status, k.refused_reason));

create function set_client_choices(p_id bigint, f jsonb) returns void language sql
begin atomic
  update clients set
    name = f -> 'name' ->> 0, name_normal = f -> 'name' ->> 1, address = f ->> 'address', source_id = (f ->> 'source')::bigint,
    activity_id = (f ->> 'activity')::bigint, occupation = f ->> 'occupation', inn = f ->> 'inn', kpp = f ->> 'kpp', site = f ->> 'site',
    phones = f -> 'phones', emails = array(select jsonb_array_elements_text(f -> 'emails')), manager_id = (f ->> 'manager')::bigint,
    status = f -> 'status' ->> 0, refused_reason = f -> 'status' ->> 1, version = version + 1, updated_at = now()
  where id = p_id;
end;

-- moves orders and contracts and says so in the journal; answers the ids
create function move_between_clients(p jsonb, p_from bigint, p_to bigint, p_orders bigint[], p_contracts bigint[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
  v_said jsonb := jsonb_build_object('before', p_from, 'after', p_to,
    'beforeName', (select name from clients where id = p_from), 'afterName', (select name from clients where id = p_to));
begin
  perform 1 from orders where id = any(p_orders) order by id for update;
  with moved as (
    update orders set client_id = p_to, version = version + 1, updated_at = (p ->> 'at')::timestamptz
    where id = any(p_orders) returning id, contract_id, version
  )
  insert into journal (at, actor_id, standing_for_id, kind, order_id, client_id, contract_id, order_version, data)
  select (p ->> 'at')::timestamptz, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, 'orderClientChanged', m.id, p_to,
         m.contract_id, m.version, v_said
  from moved m order by m.id;
  with moved as (update contracts set client_id = p_to where id = any(p_contracts) returning id)
  insert into journal (at, actor_id, standing_for_id, kind, client_id, contract_id, data)
  select (p ->> 'at')::timestamptz, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, 'contractClientChanged', p_to, m.id, v_said
  from moved m order by m.id;
end $$;

-- the two clients, held in one order whoever asks; null where one of them is not as it was seen
create function hold_two_clients(p jsonb) returns boolean language plpgsql set search_path = public, pg_temp as $$
begin
  perform 1 from clients where id in ((p ->> 'keptId')::bigint, (p ->> 'otherId')::bigint) order by id for no key update;
  return (select count(*) from clients k where (k.id, k.version) in
    (((p ->> 'keptId')::bigint, (p ->> 'keptVersion')::integer), ((p ->> 'otherId')::bigint, (p ->> 'otherVersion')::integer))) = 2;
end $$;

-- rights are tried, not waited for: whoever changes them may be waiting for a client that is held here
create function rights_stand_now(p jsonb) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return case when pg_try_advisory_xact_lock_shared(7001) then rights_stand((p ->> 'epoch')::bigint) else false end;
end $$;

create function merge_clients(p jsonb) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_kept bigint := (p ->> 'keptId')::bigint;
  v_other bigint := (p ->> 'otherId')::bigint;
  v_at timestamptz := (p ->> 'at')::timestamptz;
  v_before jsonb;
  v_archived timestamptz;
  v_orders bigint[];
  v_contracts bigint[];
  v_contacts bigint[];
  v_demoted bigint[];
  v_comments bigint[];
  v_calls bigint[];
  v_segments jsonb;
  v_joined bigint[];
  v_bells bigint[];
  v_folded jsonb;
  v_merge bigint;
begin
  if v_kept = v_other or not rights_stand_now(p) then
    return jsonb_build_object('outcome', 'rights');
  end if;
  if not hold_two_clients(p) or exists (select from clients where id in (v_kept, v_other) and merged_into_id is not null) then
    return jsonb_build_object('outcome', 'version');
  end if;
  select client_choices(k) into v_before from clients k where k.id = v_kept;
  select archived_at into v_archived from clients where id = v_other;

  v_orders := array(select id from orders where client_id = v_other order by id);
  v_contracts := array(select id from contracts where client_id = v_other order by id);
  perform move_between_clients(p, v_other, v_kept, v_orders, v_contracts);

  with demoted as (
    update contacts set is_main = false, version = version + 1
    where client_id = v_other and is_main and archived_at is null
      and exists (select from contacts m where m.client_id = v_kept and m.is_main and m.archived_at is null)
    returning id
  ) select coalesce(array_agg(id), '{}') into v_demoted from demoted;
  with moved as (update contacts set client_id = v_kept where client_id = v_other returning id)
  select coalesce(array_agg(id order by id), '{}') into v_contacts from moved;
  with moved as (update comments set client_id = v_kept where client_id = v_other returning id)
  select coalesce(array_agg(id order by id), '{}') into v_comments from moved;
  with moved as (update calls set client_id = v_kept where client_id = v_other returning id)
  select coalesce(array_agg(id order by id), '{}') into v_calls from moved;

  with left_ as (delete from segment_members where client_id = v_other returning segment_id, added_by, added_at),
  joined as (
    insert into segment_members (segment_id, client_id, added_by, added_at)
    select segment_id, v_kept, added_by, added_at from left_ on conflict do nothing returning segment_id
  ) select (select coalesce(jsonb_agg(to_jsonb(l) order by l.segment_id), '[]') from left_ l), array(select segment_id from joined order by 1)
  into v_segments, v_joined;

  -- a row per person: where both have one, they become one with the count of both
  with folded as (
    update notifications k set count = k.count + o.count, at = greatest(k.at, o.at),
      kind = case when o.at > k.at then o.kind else k.kind end,
      journal_id = case when o.at > k.at then o.journal_id else k.journal_id end,
      seen_at = case when o.seen_at is null then null else k.seen_at end,
      read_at = case when o.read_at is null then null else k.read_at end
    from notifications o, notifications was
    where k.client_id = v_kept and o.client_id = v_other and o.employee_id = k.employee_id and was.id = k.id
    returning o.id, jsonb_build_object('other', to_jsonb(o), 'before', to_jsonb(was), 'after', to_jsonb(k)) as kept
  ) select coalesce(jsonb_agg(kept), '[]') into v_folded from folded;
  delete from notifications where id in (select (x -> 'other' ->> 'id')::bigint from jsonb_array_elements(v_folded) x);
  with moved as (update notifications set client_id = v_kept where client_id = v_other returning id)
  select coalesce(array_agg(id order by id), '{}') into v_bells from moved;

  perform set_client_choices(v_kept, p -> 'choices');
  update clients set archived_at = coalesce(archived_at, v_at), merged_into_id = v_kept, version = version + 1, updated_at = now()
  where id = v_other;

  insert into client_merges (kept_id, other_id, made_by, made_at, kept_before, kept_after, other_archived_at, moved)
  values (v_kept, v_other, (p ->> 'actorId')::bigint, v_at, v_before, (select client_choices(k) from clients k where k.id = v_kept), v_archived,
    jsonb_build_object('orders', to_jsonb(v_orders), 'contracts', to_jsonb(v_contracts), 'contacts', to_jsonb(v_contacts),
      'demoted', to_jsonb(v_demoted), 'comments', to_jsonb(v_comments), 'calls', to_jsonb(v_calls), 'segments', v_segments,
      'joined', to_jsonb(v_joined), 'notifications', to_jsonb(v_bells), 'folded', v_folded))
  returning id into v_merge;

  insert into journal (at, actor_id, standing_for_id, kind, client_id, data)
  select v_at, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, v.kind, v.client,
    v.said || jsonb_build_object('mergeId', v_merge, 'version', (select version from clients where id = v.client))
  from (values
    (1, 'clientMerged', v_kept, jsonb_build_object('otherId', v_other, 'otherName', p ->> 'otherName', 'changes', p -> 'changes')),
    (2, 'clientMergedAway', v_other, jsonb_build_object('keptId', v_kept, 'keptName', p ->> 'keptName'))) as v (n, kind, client, said) order by v.n;
  return jsonb_build_object('outcome', 'done', 'orders', to_jsonb(v_orders), 'contracts', to_jsonb(v_contracts));
end $$;

/* Everything that moved goes back, unless something of the kept client hangs on it by now; fields nobody changed since go back.
   Answers what stays. */
create function unmerge_clients(p jsonb) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_kept bigint := (p ->> 'keptId')::bigint;
  v_other bigint := (p ->> 'otherId')::bigint;
  v_at timestamptz := (p ->> 'at')::timestamptz;
  m client_merges;
  v_now jsonb;
  v_back jsonb;
  v_moved_orders bigint[];
  v_orders bigint[];
  v_moved_contracts bigint[];
  v_contracts bigint[];
  v_moved_contacts bigint[];
  v_contacts bigint[];
  v_moved_calls bigint[];
  v_calls bigint[];
  v_fields text[];
  v_put_back text[];
begin
  if not rights_stand_now(p) then
    return jsonb_build_object('outcome', 'rights');
  end if;
  if not hold_two_clients(p) then
    return jsonb_build_object('outcome', 'version');
  end if;
  select * into m from client_merges where other_id = v_other and kept_id = v_kept and undone_at is null for update;
  if not found or exists (select from clients where id = v_kept and merged_into_id is not null) then
    return jsonb_build_object('outcome', 'version');
  end if;
  v_moved_orders := array(select jsonb_array_elements_text(m.moved -> 'orders')::bigint);
  v_moved_contracts := array(select jsonb_array_elements_text(m.moved -> 'contracts')::bigint);
  v_moved_contacts := array(select jsonb_array_elements_text(m.moved -> 'contacts')::bigint);
  v_moved_calls := array(select jsonb_array_elements_text(m.moved -> 'calls')::bigint);

  -- orders are held before it is decided which of them go
  perform 1 from orders where client_id = v_kept order by id for update;
  -- a contract under which an order of the kept client stands by now stays, and the orders under it with it
  v_contracts := array(select t.id from contracts t where t.id = any(v_moved_contracts) and t.client_id = v_kept
    and not exists (select from orders o where o.contract_id = t.id and o.id <> all(v_moved_orders)) order by t.id);
  v_orders := array(select o.id from orders o where o.id = any(v_moved_orders) and o.client_id = v_kept
    and (o.contract_id is null or o.contract_id = any(v_contracts)) order by o.id);
  -- a contact whom the kept client was to be called about stays likewise
  v_contacts := array(select c.id from contacts c where c.id = any(v_moved_contacts) and c.client_id = v_kept
    and not exists (select from calls l where l.contact_id = c.id and l.client_id = v_kept and l.id <> all(v_moved_calls)) order by c.id);
  v_calls := array(select l.id from calls l where l.id = any(v_moved_calls) and l.client_id = v_kept
    and (l.contact_id is null or l.contact_id = any(v_contacts)) order by l.id);

  -- the other client stands again before anything is hung on it
  update clients set archived_at = m.other_archived_at, merged_into_id = null, version = version + 1, updated_at = now() where id = v_other;
  perform move_between_clients(p, v_kept, v_other, v_orders, v_contracts);
  update contacts set client_id = v_other where id = any(v_contacts);
  update contacts c set is_main = true, version = c.version + 1
  where c.id = any(v_contacts) and m.moved -> 'demoted' @> to_jsonb(c.id) and not c.is_main and c.archived_at is null
    and not exists (select from contacts x where x.client_id = v_other and x.is_main and x.archived_at is null);
  update calls set client_id = v_other where id = any(v_calls);
  update comments set client_id = v_other where client_id = v_kept and m.moved -> 'comments' @> to_jsonb(id);

  delete from segment_members where client_id = v_kept and m.moved -> 'joined' @> to_jsonb(segment_id);
  insert into segment_members (segment_id, client_id, added_by, added_at)
  select s.segment_id, v_other, s.added_by, s.added_at from jsonb_populate_recordset(null::segment_members, m.moved -> 'segments') s;

  update notifications set client_id = v_other where client_id = v_kept and m.moved -> 'notifications' @> to_jsonb(id);
  update notifications n set count = b.count, at = b.at, kind = b.kind, journal_id = b.journal_id, seen_at = b.seen_at, read_at = b.read_at
  from jsonb_array_elements(m.moved -> 'folded') f, jsonb_populate_record(null::notifications, f -> 'before') b
  where n.id = b.id and to_jsonb(n) = f -> 'after';
  insert into notifications overriding system value
  select o.* from jsonb_array_elements(m.moved -> 'folded') f, jsonb_populate_record(null::notifications, f -> 'other') o;

  select client_choices(k) into v_now from clients k where k.id = v_kept;
  v_fields := array(select key from jsonb_each(m.kept_before) b where b.value <> m.kept_after -> key);
  v_put_back := array(select f from unnest(v_fields) f where v_now -> f = m.kept_after -> f);
  v_back := v_now || (select coalesce(jsonb_object_agg(f, m.kept_before -> f), '{}') from unnest(v_put_back) f);
  perform set_client_choices(v_kept, v_back);
  update client_merges set undone_at = v_at, undone_by = (p ->> 'actorId')::bigint where id = m.id;

  insert into journal (at, actor_id, standing_for_id, kind, client_id, data)
  select v_at, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, 'clientUnmerged', v.client,
    v.said || jsonb_build_object('mergeId', m.id, 'version', (select version from clients where id = v.client))
  from (values
    (1, v_kept, jsonb_build_object('otherId', v_other, 'otherName', p ->> 'otherName',
      'changes', (select coalesce(jsonb_object_agg(f, '{}'::jsonb), '{}') from unnest(v_put_back) f))),
    (2, v_other, jsonb_build_object('otherId', v_kept, 'otherName', p ->> 'keptName'))) as v (n, client, said) order by v.n;
  return jsonb_build_object('outcome', 'done', 'orders', to_jsonb(v_orders), 'contracts', to_jsonb(v_contracts), 'stays', jsonb_build_object(
    'fields', to_jsonb(array(select f from unnest(v_fields) f where f <> all(v_put_back))),
    'orders', to_jsonb(array(select x from unnest(v_moved_orders) x where x <> all(v_orders))),
    'contracts', to_jsonb(array(select x from unnest(v_moved_contracts) x where x <> all(v_contracts))),
    'contacts', to_jsonb(array(select x from unnest(v_moved_contacts) x where x <> all(v_contacts))),
    'calls', to_jsonb(array(select x from unnest(v_moved_calls) x where x <> all(v_calls)))));
end $$;

-- Nothing is hung on a client that is merged into another, however late it comes: whoever adds to a client holds it so long.
create function refuse_merged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_into bigint;
begin
  if new.client_id is null then
    return new;
  end if;
  if tg_table_name = 'calls' then
    -- a call changes its client itself in the end: two that held it shared would wait for each other
    select merged_into_id into v_into from clients where id = new.client_id for no key update;
  else
    select merged_into_id into v_into from clients where id = new.client_id for share;
  end if;
  if v_into is not null then
    raise exception 'client % is merged into %', new.client_id, v_into using errcode = 'VZ409';
  end if;
  return new;
end $$;
create trigger orders_not_on_merged before insert on orders for each row execute function refuse_merged();
create trigger contracts_not_on_merged before insert on contracts for each row execute function refuse_merged();
create trigger contacts_not_on_merged before insert on contacts for each row execute function refuse_merged();
create trigger comments_not_on_merged before insert on comments for each row execute function refuse_merged();
create trigger calls_not_on_merged before insert on calls for each row execute function refuse_merged();
create trigger segment_members_not_on_merged before insert on segment_members for each row execute function refuse_merged();

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on client_merges to %I, %I', app, job);
  execute 'revoke execute on function merge_clients(jsonb), unmerge_clients(jsonb), rights_stand_now(jsonb) from public';
  execute format('grant execute on function merge_clients(jsonb), unmerge_clients(jsonb) to %I', app);
end $$;
