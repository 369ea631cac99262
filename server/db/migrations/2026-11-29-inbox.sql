-- What a person does with their inbox: put a row off until a time, and not follow an order.

-- A row is put off while `until` lies ahead; nothing is written when its time comes.
create table notification_postponements (
  notification_id bigint primary key references notifications on delete cascade,
  until timestamptz not null,
  postponed_at timestamptz not null,
  -- how the row stood before, for taking the postponement back
  was_read_at timestamptz,
  was_seen_at timestamptz
);

create table order_mutes (
  employee_id bigint not null references employees,
  order_id bigint not null references orders,
  muted_at timestamptz not null,
  primary key (employee_id, order_id)
);
create index order_mutes_order on order_mutes (order_id);

-- Whatever writes into a row (the worker, a merge of clients): news brings it back at once, and a row that is read is done with.
create function postponement_ends() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notification_postponements where notification_id = new.id;
  return null;
end $$;
create trigger notifications_end_postponement after update on notifications for each row
  when (new.count <> old.count or new.journal_id <> old.journal_id or new.at <> old.at or (new.read_at is not null and old.read_at is null))
  execute function postponement_ends();

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on notification_postponements, order_mutes to %I, %I', app, job);
  execute format('grant insert, update, delete on notification_postponements to %I', app);
  execute format('grant insert, delete on order_mutes to %I', app);
end $$;
