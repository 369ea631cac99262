-- The only ways in which an order comes to be and changes its state. They compare versions, write the journal in the same
-- statement and say how it went; what may follow from what is judged by the engine before.

create function create_order(p jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_year integer := (p ->> 'year')::integer;
  v_number integer;
  v_text text;
  v_id bigint;
  v_journal bigint;
begin
  if not rights_stand((p ->> 'epoch')::bigint) then
    return jsonb_build_object('outcome', 'rights');
  end if;
  insert into order_numbers (year, last) values (v_year, 1)
    on conflict (year) do update set last = order_numbers.last + 1 returning last into v_number;
  v_text := 'З-' || v_year || '-' || lpad(v_number::text, greatest(4, length(v_number::text)), '0');

  insert into orders (number, number_normal, title, client_id, contract_id, manager_id, definition_id, renewed_from_id,
                      step_opened_at, step_due_on, created_by, created_at)
  values (v_text, lower(replace(v_text, '-', '')), p ->> 'title', (p ->> 'clientId')::bigint, (p ->> 'contractId')::bigint,
          (p ->> 'managerId')::bigint, (p ->> 'definitionId')::bigint, (p ->> 'renewedFromId')::bigint,
          (p ->> 'at')::timestamptz, (p ->> 'dueOn')::date, (p ->> 'actorId')::bigint, (p ->> 'at')::timestamptz)
  returning id into v_id;

  insert into order_steps (order_id, seq, key, state, opened_at, due_on)
  select v_id, s.seq, s.key, case when s.seq = 1 then 'active' else 'locked' end,
         case when s.seq = 1 then (p ->> 'at')::timestamptz end, case when s.seq = 1 then (p ->> 'dueOn')::date end
  from jsonb_to_recordset(p -> 'steps') as s (seq smallint, key text);

  insert into order_fields (order_id, key, value, stamp, version)
  select v_id, f.key, f.value, f.stamp, 1 from jsonb_to_recordset(p -> 'fields') as f (key text, value jsonb, stamp jsonb);

  insert into journal (at, actor_id, standing_for_id, kind, order_id, client_id, contract_id, order_version, data)
  values ((p ->> 'at')::timestamptz, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, 'orderCreated', v_id,
          (p ->> 'clientId')::bigint, (p ->> 'contractId')::bigint, 1,
          jsonb_build_object('number', v_text, 'title', p ->> 'title', 'managerId', (p ->> 'managerId')::bigint,
                             'renewedFromId', (p ->> 'renewedFromId')::bigint, 'definitionId', (p ->> 'definitionId')::bigint,
                             'fields', p -> 'fields', 'dueOn', p ->> 'dueOn'))
  returning id into v_journal;
  perform pg_notify('live', jsonb_build_object('kind', 'order', 'id', v_id, 'version', 1)::text);
  return jsonb_build_object('outcome', 'done', 'id', v_id, 'number', v_text, 'journalIds', jsonb_build_array(v_journal));
end $$;

create function apply_transition(p_order bigint, p_version integer, p_epoch bigint, p jsonb) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_next integer := p_version + 1;
  o jsonb := p -> 'order';
  v_client bigint;
  v_contract bigint;
  v_ids bigint[];
begin
  if not rights_stand(p_epoch) then
    return jsonb_build_object('outcome', 'rights');
  end if;
  update orders set
    version = v_next, updated_at = (p ->> 'at')::timestamptz,
    status = o ->> 'status', refused_reason = o ->> 'refusedReason', ever_confirmed = (o ->> 'everConfirmed')::boolean,
    contract_id = (o ->> 'contractId')::bigint, manager_id = (o ->> 'managerId')::bigint,
    step_seq = (o ->> 'stepSeq')::smallint, step_state = o ->> 'stepState',
    step_opened_at = coalesce((o ->> 'stepOpenedAt')::timestamptz, step_opened_at), step_due_on = (o ->> 'stepDueOn')::date,
    expert_id = (o ->> 'expertId')::bigint, valid_until = (o ->> 'validUntil')::date,
    archived_at = (o ->> 'archivedAt')::timestamptz,
    mark_keys = (select coalesce(array_agg(k order by k), '{}') from jsonb_array_elements_text(o -> 'markKeys') k)
  where id = p_order and version = p_version
  returning client_id, contract_id into v_client, v_contract;
  if not found then
    return jsonb_build_object('outcome', 'version');
  end if;

  -- most acts touch one kind of thing: what is empty costs nothing
  if p -> 'steps' <> '[]' then
    update order_steps s set state = c.state, opened_at = c."openedAt", due_on = c."dueOn", requested = c.requested,
                             returned = c.returned, return_reason = c."returnReason"
    from jsonb_to_recordset(p -> 'steps')
      as c (key text, state text, "openedAt" timestamptz, "dueOn" date, requested jsonb, returned jsonb, "returnReason" text)
    where s.order_id = p_order and s.key = c.key;
  end if;

  if p -> 'fieldsCleared' <> '[]' then
    delete from order_fields where order_id = p_order and key in (select jsonb_array_elements_text(p -> 'fieldsCleared'));
  end if;
  if p -> 'fieldsSet' <> '[]' then
    insert into order_fields (order_id, key, value, stamp, version)
    select p_order, f.key, f.value, f.stamp, v_next from jsonb_to_recordset(p -> 'fieldsSet') as f (key text, value jsonb, stamp jsonb)
    on conflict (order_id, key) do update set value = excluded.value, stamp = excluded.stamp, version = excluded.version;
  end if;

  if p -> 'marksCleared' <> '[]' then
    delete from order_marks where order_id = p_order and key in (select jsonb_array_elements_text(p -> 'marksCleared'));
  end if;
  if p -> 'marksSet' <> '[]' then
    insert into order_marks (order_id, key, stamp, version)
    select p_order, m.key, m.stamp, v_next from jsonb_to_recordset(p -> 'marksSet') as m (key text, stamp jsonb);
  end if;

  if p -> 'paymentsEntered' <> '[]' then
    insert into payments (order_id, n, amount, paid_on, payment_order_number, stamp, version)
    select p_order, e.n, e.amount, e."paidOn", e."paymentOrderNumber", e.stamp, v_next
    from jsonb_to_recordset(p -> 'paymentsEntered')
      as e (n integer, amount numeric, "paidOn" date, "paymentOrderNumber" text, stamp jsonb);
  end if;
  if p -> 'paymentsReversed' <> '[]' then
    update payments y set reversed_stamp = r.stamp, reversed_reason = r.reason, reversed_version = v_next
    from jsonb_to_recordset(p -> 'paymentsReversed') as r (n integer, stamp jsonb, reason text)
    where y.order_id = p_order and y.n = r.n and y.reversed_stamp is null;
  end if;

  if p -> 'resolutionsWithdrawn' <> '[]' then
    update resolutions z set withdrawn_stamp = w.stamp, withdrawn_because = w.because, withdrawn_reason = w.reason
    from jsonb_to_recordset(p -> 'resolutionsWithdrawn') as w (step text, stamp jsonb, because text, reason text)
    where z.order_id = p_order and z.step_key = w.step and z.withdrawn_stamp is null;
  end if;
  if p -> 'resolutionsGiven' <> '[]' then
    insert into resolutions (order_id, step_seq, step_key, stamp, reason, as_director, content, digest, version)
    select p_order, g.seq, g.step, g.stamp, g.reason, g."asDirector", g.content, sha256(convert_to(g.content, 'UTF8')), v_next
    from jsonb_to_recordset(p -> 'resolutionsGiven')
      as g (seq smallint, step text, stamp jsonb, reason text, "asDirector" boolean, content text);
  end if;

  with told as (
    insert into journal (at, actor_id, standing_for_id, kind, order_id, client_id, contract_id, order_version, step_key, data)
    select (p ->> 'at')::timestamptz, (p ->> 'actorId')::bigint, (p ->> 'standingForId')::bigint, e.value ->> 'type', p_order,
           v_client, v_contract, v_next, e.value ->> 'step',
           -- stamp and term stay: with them the journal tells every column of the order again
           (e.value - 'type' - 'step') || jsonb_build_object('activeStep', p ->> 'activeStep', 'dueOn', o ->> 'stepDueOn')
    from jsonb_array_elements(p -> 'events') with ordinality as e (value, n) order by e.n
    returning id
  )
  select array_agg(id order by id) into v_ids from told;
  perform pg_notify('live', jsonb_build_object('kind', 'order', 'id', p_order, 'version', v_next)::text);
  return jsonb_build_object('outcome', 'done', 'version', v_next, 'journalIds', to_jsonb(coalesce(v_ids, '{}')));
end $$;
