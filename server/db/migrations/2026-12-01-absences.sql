-- What one asks for before being away. Only an approved request has a row of `absences`, which lends rights.

create table absence_requests (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  kind text not null check (kind in ('vacation', 'illness', 'trip', 'other')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  substitute_id bigint references employees check (substitute_id <> employee_id),
  -- why, in words; seen by whom it concerns
  note text not null default '',
  state text not null default 'requested' check (state in ('requested', 'approved', 'declined', 'withdrawn', 'cancelled')),
  -- who entered it: the employee, or a head or administrator for them
  asked_by bigint not null references employees,
  asked_at timestamptz not null default now(),
  decided_by bigint references employees,
  decided_at timestamptz,
  reason text not null default '',
  version integer not null default 1,
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('approved', 'declined') or decided_by is not null)
);
create index absence_requests_employee on absence_requests (employee_id, from_on);
create index absence_requests_waiting on absence_requests (from_on, id) where state = 'requested';

alter table absences add column request_id bigint references absence_requests;
create unique index absences_request on absences (request_id) where request_id is not null;
-- the plan of a year
create index absences_days on absences (from_on, to_on) where cancelled_at is null;

alter table notifications add column absence_request_id bigint references absence_requests;
alter table notifications drop constraint notifications_subject;
alter table notifications add constraint notifications_subject
  check (num_nonnulls(order_id, client_id, contract_id, import_id, task_id, campaign_id, absence_request_id, lost_record) = 1);
create unique index notifications_absence_request on notifications (employee_id, absence_request_id) where absence_request_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on absence_requests to %I, %I', app, job);
  execute format('grant insert, update on absence_requests to %I', app);
end $$;
