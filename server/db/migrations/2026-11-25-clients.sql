-- Clients, whole: by what a duplicate is known, consents to mailings, groups of clients, changes to many at once, saved views.

-- numbers in E.164 and addresses in lower case: by these a client or a contact is known whatever its name
create function reach_of(phones jsonb, emails text[]) returns text[] language sql immutable parallel safe
  return array(select x ->> 'number' from jsonb_array_elements(phones) x) || array(select lower(e) from unnest(emails) e);
create index clients_reach on clients using gin (reach_of(phones, emails)) with (fastupdate = off);
create index contacts_reach on contacts using gin (reach_of(phones, emails)) with (fastupdate = off) where archived_at is null;

-- the words people agree to; a version is never rewritten
create table consent_texts (
  version integer primary key,
  purpose text not null check (purpose = 'mailing'),
  body text not null,
  sha256 bytea not null check (sha256 = sha256(convert_to(body, 'UTF8'))),
  created_at timestamptz not null default now()
);
create trigger consent_texts_never_change before update or delete on consent_texts for each row execute function never_changes();
insert into consent_texts (version, purpose, body, sha256)
select 1, 'mailing', t, sha256(convert_to(t, 'UTF8')) from (values (
  'Я согласен получать от компании письма о её услугах, новостях и предложениях на указанный мной адрес электронной почты. '
  || 'Для этого компания хранит и использует моё имя, должность и адрес почты. Согласие действует, пока я его не отзову: '
  || 'письмом в компанию или по ссылке «Отписаться» в любом её письме.')) as v (t);

-- one purpose per record; it is withdrawn, never deleted
create table consents (
  id bigint generated always as identity primary key,
  contact_id bigint not null references contacts,
  purpose text not null check (purpose = 'mailing'),
  text_version integer not null references consent_texts,
  text_sha256 bytea not null check (length(text_sha256) = 32),
  given_on date not null,
  how text not null check (how in ('letter', 'form', 'contract', 'recordedCall', 'other')),
  note text check (how <> 'other' or note is not null),
  recorded_by bigint not null references employees,
  recorded_at timestamptz not null default now(),
  withdrawn_on date check (withdrawn_on >= given_on),
  withdrawn_how text check (withdrawn_how in ('letter', 'link', 'call', 'other')),
  withdrawn_note text,
  -- null: the contact themselves, by the link in a letter
  withdrawn_by bigint references employees,
  withdrawn_at timestamptz,
  check (num_nonnulls(withdrawn_on, withdrawn_how, withdrawn_at) in (0, 3))
);
create unique index consents_live on consents (contact_id, purpose) where withdrawn_on is null;
create index consents_contact on consents (contact_id, id desc);

create table segments (
  id bigint generated always as identity primary key,
  name text not null,
  archived_at timestamptz,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create unique index segments_name on segments (lower(name)) where archived_at is null;

create table segment_members (
  segment_id bigint not null references segments,
  client_id bigint not null references clients,
  added_by bigint not null references employees,
  added_at timestamptz not null default now(),
  primary key (segment_id, client_id)
);
create index segment_members_client on segment_members (client_id, segment_id);

-- what somebody did to many clients at once, so that it can be taken back
create table bulk_changes (
  id bigint generated always as identity primary key,
  act text not null check (act in ('setManager', 'addToSegment', 'removeFromSegment')),
  manager_id bigint references employees,
  segment_id bigint references segments,
  made_by bigint not null references employees,
  made_at timestamptz not null default now(),
  undone_at timestamptz,
  check ((act = 'setManager') = (segment_id is null))
);
create index bulk_changes_made_by on bulk_changes (made_by, id desc);

create table bulk_change_items (
  bulk_change_id bigint not null references bulk_changes,
  client_id bigint not null references clients,
  -- the manager before
  manager_before bigint references employees,
  primary key (bulk_change_id, client_id)
);

-- a list as somebody likes it: filters, order and columns, as they stand in the address of the page
create table saved_views (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  list text not null check (list in ('clients', 'orders')),
  name text not null,
  query text not null,
  created_at timestamptz not null default now()
);
create unique index saved_views_name on saved_views (employee_id, list, lower(name));

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on consent_texts, consents, segments, segment_members, bulk_changes, bulk_change_items, saved_views to %I, %I', app, job);
  execute format('grant insert, update on consents, segments, bulk_changes, saved_views to %I', app);
  execute format('grant insert, delete on segment_members to %I', app);
  execute format('grant insert on bulk_change_items to %I', app);
  execute format('grant delete on saved_views to %I', app);
end $$;
