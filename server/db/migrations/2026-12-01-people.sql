-- What colleagues tell of themselves, and their certificates.

alter table employees
  add column duties text not null default '' check (length(duties) <= 500),
  add column mobile text,
  -- whether everybody may know the year of birth: the person's own choice
  add column show_birth_year boolean not null default false;

-- Small pictures of our own making, so they live and are backed up with the rows. `version` names the picture in its address.
create table employee_photos (
  employee_id bigint primary key references employees,
  version integer not null,
  large bytea not null check (length(large) between 1 and 61440),
  small bytea not null check (length(small) between 1 and 20480),
  changed_at timestamptz not null default now()
);

create table employee_certificates (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  -- what it attests
  title text not null check (length(title) between 1 and 200),
  number text not null default '' check (length(number) <= 100),
  issued_by text not null default '' check (length(issued_by) <= 200),
  issued_on date,
  -- null: without end
  valid_until date,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  removed_at timestamptz,
  version integer not null default 1,
  check (issued_on is null or valid_until is null or valid_until >= issued_on)
);
create index employee_certificates_employee on employee_certificates (employee_id, valid_until, id) where removed_at is null;
create index employee_certificates_due on employee_certificates (valid_until, id) where removed_at is null;

alter table notifications add column certificate_id bigint references employee_certificates;
create unique index notifications_certificate on notifications (employee_id, certificate_id) where certificate_id is not null;
-- each reminder of a term once
create index journal_certificate on journal (((data ->> 'certificateId')::bigint), kind) where data ? 'certificateId';

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
  subject text;
begin
  -- one more record a notification may be of, beside those that are there
  select pg_get_constraintdef(oid) into strict subject from pg_constraint
    where conname = 'notifications_subject' and conrelid = 'notifications'::regclass;
  alter table notifications drop constraint notifications_subject;
  execute 'alter table notifications add constraint notifications_subject '
    || replace(subject, 'num_nonnulls(', 'num_nonnulls(certificate_id, ');
  execute format('grant select on employee_photos, employee_certificates to %I, %I', app, job);
  execute format('grant insert, update, delete on employee_photos to %I', app);
  execute format('grant insert, update on employee_certificates to %I', app);
end $$;
