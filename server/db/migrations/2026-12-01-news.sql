-- News of the company and of its departments.

create table news (
  id bigint generated always as identity primary key,
  title text not null default '' check (length(title) <= 200),
  -- the tree of the editor, of the closed schema of domain/news; never HTML, and of linked records only what they are and their id
  body jsonb not null default '{"type": "doc", "content": []}' check (jsonb_typeof(body) = 'object'),
  -- its words, without the names of linked records
  body_text text not null default '',
  -- what it links to: [{kind, id}]
  links jsonb not null default '[]' check (jsonb_typeof(links) = 'array'),
  words tsvector not null generated always as (to_tsvector('russian', search_form(title || ' ' || body_text))) stored,
  author_id bigint not null references employees,
  important boolean not null default false,
  -- for these departments and all below them; none: for everybody
  departments bigint[] not null default '{}',
  pinned_until date,
  comments_closed boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'scheduled', 'published', 'withdrawn')),
  publish_at timestamptz,
  -- who let it out, or decided when it goes out
  publisher_id bigint references employees,
  published_at timestamptz,
  edited_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check ((state = 'scheduled') = (publish_at is not null)),
  check (state <> 'published' or (published_at is not null and publisher_id is not null and title <> ''))
);
create index news_published on news (published_at desc, id desc) where state = 'published';
create index news_author on news (author_id, id desc) where state <> 'published';
create index news_scheduled on news (publish_at) where state = 'scheduled';
create index news_words on news using gin (words) with (fastupdate = off);

create table news_files (
  id bigint generated always as identity primary key,
  news_id bigint not null references news,
  name text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  added_by bigint not null references employees,
  added_at timestamptz not null default now()
);
create index news_files_news on news_files (news_id, id);
create index news_files_sha256 on news_files (sha256);

-- Pictures made anew from what was sent; what was sent itself is not kept.
create table news_pictures (
  id bigint generated always as identity primary key,
  news_id bigint not null references news,
  width integer not null check (width between 1 and 10000),
  height integer not null check (height between 1 and 10000),
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  added_by bigint not null references employees,
  added_at timestamptz not null default now()
);
create index news_pictures_news on news_pictures (news_id, id);
create index news_pictures_sha256 on news_pictures (sha256);

create table news_readings (
  news_id bigint not null references news,
  employee_id bigint not null references employees,
  at timestamptz not null default now(),
  primary key (news_id, employee_id)
);
create index news_readings_employee on news_readings (employee_id, news_id);

create table news_acknowledgements (
  news_id bigint not null references news,
  employee_id bigint not null references employees,
  at timestamptz not null default now(),
  primary key (news_id, employee_id)
);
create index news_acknowledgements_employee on news_acknowledgements (employee_id, news_id);

-- When somebody may be reminded again.
create table news_reminders (
  news_id bigint not null references news,
  employee_id bigint not null references employees,
  reminded_by bigint not null references employees,
  at timestamptz not null default now(),
  again timestamptz not null,
  primary key (news_id, employee_id)
);

create table news_comments (
  id bigint generated always as identity primary key,
  news_id bigint not null references news,
  body text not null check (body <> ''),
  author_id bigint not null references employees,
  at timestamptz not null default now(),
  edited_at timestamptz,
  removed_at timestamptz
);
create index news_comments_news on news_comments (news_id, id);

alter table notifications add column news_id bigint references news;
alter table notifications drop constraint notifications_subject;
alter table notifications add constraint notifications_subject
  check (num_nonnulls(order_id, client_id, contract_id, import_id, task_id, campaign_id, absence_request_id, news_id, lost_record) = 1);
create unique index notifications_news on notifications (employee_id, news_id) where news_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on news, news_files, news_pictures, news_readings, news_acknowledgements, news_reminders, news_comments to %I, %I', app, job);
  -- drafts that were never let out may be thrown away, with what is in them
  execute format('grant insert, update, delete on news to %I', app);
  execute format('grant insert, delete on news_files, news_pictures to %I', app);
  execute format('grant insert, update on news_readings, news_acknowledgements, news_reminders, news_comments to %I', app);
  execute format('grant update on news to %I', job);
end $$;
