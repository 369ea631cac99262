-- What is told in the page goes by letter as well, as each person chooses.

-- Absent for who never chose: what is usual stands in domain/notifications.
create table notification_settings (
  employee_id bigint primary key references employees,
  -- kind of letter: way, only where the person chose another than the usual
  ways jsonb not null default '{}',
  daily_hour smallint not null check (daily_hour between 0 and 23),
  quiet_from time,
  quiet_to time,
  hold_days_off boolean not null,
  check ((quiet_from is null) = (quiet_to is null))
);

-- What was told to whom and waits to be written of: to be decided when its moment comes, by what the person chose and sees by then.
create table notification_mails (
  journal_id bigint not null,
  employee_id bigint not null,
  notification_id bigint not null references notifications on delete cascade,
  -- as it was told: the row in the page may speak of something else by now
  kind text not null,
  at timestamptz not null default now(),
  -- the letter that tells it; gone with it
  letter_id bigint references letters on delete cascade,
  primary key (journal_id, employee_id),
  foreign key (journal_id, employee_id) references notification_receipts
);
create index notification_mails_waiting on notification_mails (employee_id, journal_id) where letter_id is null;
create index notification_mails_letter on notification_mails (letter_id) where letter_id is not null;
create index notification_mails_notification on notification_mails (notification_id);

alter table letters drop constraint letters_kind_check;
alter table letters add constraint letters_kind_check check (kind in ('invitation', 'passwordLink', 'notification', 'digest', 'overview'));
comment on column letters.content is 'sealed text and HTML; empty where the words are found when the letter goes, by the rights of that moment';
create index letters_of_person on letters (employee_id, kind) where state in ('waiting', 'failed');

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on notification_settings, notification_mails to %I, %I', app, job);
  execute format('grant insert, update on notification_settings to %I', app);
  execute format('grant insert, update, delete on notification_mails to %I', job);
  execute format('grant insert on letters to %I', job);
end $$;
