-- Who is reminded of planned contacts, and what they were told.

-- When the call got its present time or person, and by whom: nobody is reminded of what they have just planned.
alter table calls add column planned_at timestamptz not null default now(), add column planned_by bigint references employees;
update calls set planned_at = created_at, planned_by = created_by;

-- lists go by day and time; without a time last of their day
create index calls_when on calls (on_date, coalesce(at_time, time '24:00'), id);
create index calls_after on calls (after_id) where after_id is not null;

-- Days before, and minutes before, as each person wants them; without a row: the day before, 15 minutes before, when overdue.
create table call_settings (
  employee_id bigint primary key references employees,
  day_before boolean not null,
  -- null: not at all
  minutes_before integer check (minutes_before in (5, 10, 15, 30, 60)),
  overdue boolean not null
);

-- What was told: of which moment of a call (a call that is moved has another), to whom. Nothing is told twice.
create table call_reminders (
  call_id bigint not null references calls,
  kind text not null check (kind in ('callComes', 'callSoon', 'callOverdue', 'callNeglected')),
  moment timestamptz not null,
  employee_id bigint not null references employees,
  told_at timestamptz not null,
  primary key (call_id, kind, moment, employee_id)
);

-- Working days after which the head hears of an overdue call.
alter table company add column call_head_days integer not null default 2 check (call_head_days between 1 and 30);

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on call_settings, call_reminders to %I, %I', app, job);
  execute format('grant insert, update on call_settings to %I', app);
  execute format('grant insert on call_reminders to %I', job);
end $$;
