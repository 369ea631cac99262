-- Mail that comes in: the mailbox letters come back to, and the addresses they do not reach.

-- How the mailbox is read; one row. The password stands sealed under a key that is not in the database.
create table mailbox_settings (
  id boolean primary key default true check (id),
  enabled boolean not null default false,
  host text not null default '',
  port integer not null default 993 check (port between 1 and 65535),
  security text not null default 'tls' check (security in ('none', 'starttls', 'tls')),
  username text not null default '',
  password_sealed text,
  folder text not null default 'INBOX',
  version integer not null default 1,
  -- how far it was read; in the mailbox itself nothing is marked, so people's unread letters stay unread
  uid_validity text,
  last_uid bigint not null default 0,
  read_at timestamptz,
  failing_since timestamptz,
  failures integer not null default 0,
  next_try_at timestamptz,
  trouble_code text,
  trouble_answer text,
  -- reports of letters of ours, and of letters nobody here sent
  reports integer not null default 0,
  strangers integer not null default 0,
  check (not enabled or (host <> '' and username <> '' and folder <> '')),
  check ((failing_since is null) = (trouble_code is null))
);
insert into mailbox_settings default values;

-- Addresses that a letter of ours did not reach, one row each, whoever has them.
create table address_troubles (
  id bigint generated always as identity primary key,
  address text not null unique check (address = lower(address)),
  kind text not null check (kind in ('permanent', 'passing')),
  reason text not null,
  -- RFC 3463
  status text not null,
  answer text check (length(answer) <= 300),
  -- since when it is so
  at timestamptz not null,
  letter_id bigint references letters on delete set null,
  count integer not null default 1,
  -- somebody looked at the address, or a later letter was taken
  cleared_at timestamptz,
  cleared_by bigint references employees,
  check (cleared_by is null or cleared_at is not null)
);
create index address_troubles_letter on address_troubles (letter_id);

-- A letter that the server had taken and that came back, or is late. Once each: the same report read again changes nothing.
alter table letters
  add returned_at timestamptz,
  add return_reason text,
  add delayed_at timestamptz,
  add check ((returned_at is null) = (return_reason is null)),
  drop constraint letters_state_check,
  add constraint letters_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'dead', 'expired', 'cancelled', 'returned')),
  add constraint letters_returned check (state <> 'returned' or (content is null and ended_at is not null and returned_at is not null));

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on mailbox_settings, address_troubles to %I, %I', app, job);
  execute format('grant update on mailbox_settings to %I', app);
  execute format('grant update (cleared_at, cleared_by) on address_troubles to %I', app);
  execute format('grant insert, update on address_troubles to %I', job);
  execute format('grant update (uid_validity, last_uid, read_at, failing_since, failures, next_try_at, trouble_code, trouble_answer, reports, strangers) on mailbox_settings to %I', job);
end $$;
