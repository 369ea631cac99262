-- The calendar: events of the company, for everybody or for departments; corrected years; links of personal feeds.

create table company_events (
  id bigint generated always as identity primary key,
  title text not null,
  note text not null default '',
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- in the company's zone; null: all day
  at_time time,
  until_time time,
  -- empty: for everybody
  departments bigint[] not null default '{}',
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  cancelled_at timestamptz,
  check (until_time is null or at_time is not null),
  check (starts_on < ends_on or until_time is null or until_time > at_time)
);
create index company_events_span on company_events (ends_on, starts_on) where cancelled_at is null;

-- Years of the production calendar as the administrator corrected them; a year that was put back keeps its row and its count.
create table work_years (
  year integer primary key check (year between 1992 and 2200),
  -- 'MM-DD' -> { kind, holiday, movedFrom }; null: as in the law
  days jsonb,
  corrected_by bigint not null references employees,
  corrected_at timestamptz not null default now(),
  version integer not null default 1
);

-- The secret link of a person's calendar: one that is not revoked, known only by its hash.
create table calendar_feeds (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_read_at timestamptz
);
create unique index calendar_feeds_employee on calendar_feeds (employee_id) where revoked_at is null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on company_events, work_years to %I, %I', app, job);
  execute format('grant insert, update on company_events, work_years to %I', app);
  execute format('grant select, insert, update on calendar_feeds to %I', app);
end $$;
