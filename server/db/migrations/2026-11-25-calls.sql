-- Planned contacts with clients.

create table calls (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  contact_id bigint references contacts,
  responsible_id bigint not null references employees,
  topic text not null default '',
  on_date date not null,
  -- in the company's zone; null: any time of the day
  at_time time,
  minutes integer not null default 30 check (minutes between 5 and 720),
  -- planned again so long after its outcome, an ISO period
  repeats text check (repeats ~ '^P[1-9][0-9]{0,2}[DWMY]$'),
  -- the call whose outcome planned this one
  after_id bigint references calls,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  outcome text check (outcome in ('reached', 'noAnswer')),
  note text,
  closed_at timestamptz,
  closed_by bigint references employees,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'done') = (outcome is not null))
);
create index calls_client on calls (client_id, on_date desc, id desc);
create index calls_responsible on calls (responsible_id, on_date, id);
create index calls_open on calls (on_date, id) where state = 'open';

-- The nearest open call stands with the client: lists are sorted and filtered by it.
alter table clients add column next_call_on date, add column next_call_time time;
create index clients_next_call on clients (next_call_on, id) where next_call_on is not null;
create index clients_forgotten on clients (manager_id, id) where next_call_on is null and archived_at is null and status = 'active';

create function keep_next_call() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update clients k set (next_call_on, next_call_time) = (
    select c.on_date, c.at_time from calls c where c.client_id = k.id and c.state = 'open' order by c.on_date, c.at_time nulls last, c.id limit 1)
  where k.id = any(case when tg_op = 'UPDATE' then array[new.client_id, old.client_id] else array[new.client_id] end);
  return null;
end $$;
create trigger calls_keep_next after insert or update on calls for each row execute function keep_next_call();

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on calls to %I, %I', app, job);
  execute format('grant insert, update on calls to %I', app);
end $$;
