-- Mail that goes out: how, and what.

-- How letters leave the house; one row. The password stands sealed under a key that is not in the database.
create table mail_settings (
  id boolean primary key default true check (id),
  enabled boolean not null default false,
  host text not null default '',
  port integer not null default 587 check (port between 1 and 65535),
  security text not null default 'starttls' check (security in ('none', 'starttls', 'tls')),
  username text not null default '',
  password_sealed text,
  sender_name text not null default '',
  sender_address text not null default '',
  reply_to text not null default '',
  version integer not null default 1,
  -- what became of the last tries: a server that is away is not asked for every letter
  worked_at timestamptz,
  failing_since timestamptz,
  failures integer not null default 0,
  next_try_at timestamptz,
  trouble_code text,
  trouble_answer text,
  check (not enabled or (host <> '' and sender_address <> '')),
  check ((failing_since is null) = (trouble_code is null))
);
insert into mail_settings default values;

-- The outbox. A letter is written with the act it tells of, and sent by a job.
create table letters (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('invitation', 'passwordLink')),
  -- what it is about; the same event never makes two letters to one address
  source text not null,
  language text not null check (language in ('ru', 'en')),
  to_address text not null,
  employee_id bigint references employees,
  subject text not null,
  -- text and HTML, sealed like the password: a letter may carry a way in. Gone as soon as it is not needed.
  content text,
  message_id text not null unique,
  thread text,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'dead', 'expired', 'cancelled')),
  tries integer not null default 0,
  -- how many times nobody knew whether the server had taken it
  uncertain integer not null default 0,
  next_try_at timestamptz not null default now(),
  claimed_at timestamptz,
  first_tried_at timestamptz,
  trouble_code text,
  trouble_answer text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  unique (source, to_address),
  check ((state = 'sending') = (claimed_at is not null)),
  check (state not in ('sent', 'expired', 'cancelled') or (content is null and ended_at is not null)),
  check (state not in ('waiting', 'sending', 'failed') or content is not null)
);
create index letters_due on letters (next_try_at, id) where state in ('waiting', 'failed', 'sending');
create index letters_state on letters (state, id desc);
create index letters_kept on letters (expires_at) where content is not null;
create index letters_employee on letters (employee_id) where content is not null;

-- A link that opens nothing any more is not sent, and does not lie about.
create function expire_letters_of_link() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update letters set state = 'expired', content = null, claimed_at = null, ended_at = now()
    where employee_id = new.employee_id and kind in ('invitation', 'passwordLink') and state in ('waiting', 'failed', 'dead') and content is not null;
  return null;
end $$;
create trigger one_time_tokens_end after update of used_at on one_time_tokens for each row
  when (new.used_at is not null and old.used_at is null and new.purpose = 'invitation') execute function expire_letters_of_link();

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on mail_settings, letters to %I, %I', app, job);
  execute format('grant insert, update on letters to %I', app);
  execute format('grant update on letters to %I', job);
  execute format('grant update on mail_settings to %I', app);
  execute format('grant update (worked_at, failing_since, failures, next_try_at, trouble_code, trouble_answer) on mail_settings to %I', job);
end $$;
