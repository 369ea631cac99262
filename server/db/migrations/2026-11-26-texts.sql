-- The text inside files, by the content and not by the document, and the words of files, names and comments for the search.

-- What words are taken from: ё as е, signs as blanks. As long as the text itself, so that what is found is found in the text as well.
create function search_form(p text) returns text
language sql immutable strict parallel safe
return regexp_replace(translate(p, 'ёЁ', 'еЕ'), '[^[:alnum:]]', ' ', 'g');

create table file_texts (
  sha256 bytea primary key check (length(sha256) = 32),
  state text not null check (state in ('read', 'none')),
  -- why there is none: a code
  reason text check ((state = 'none') = (reason is not null)),
  -- the text went on beyond what is kept
  cut boolean not null default false,
  -- the reading that made it; a better one reads again
  reading smallint not null,
  read_at timestamptz not null default now(),
  words tsvector not null
);
create index file_texts_words on file_texts using gin (words) with (fastupdate = off);

-- pieces of a page's length at most, in which a passage is looked for
create table file_text_parts (
  sha256 bytea not null references file_texts on delete cascade,
  n integer not null,
  -- from 1, where the file has pages
  page integer,
  body text not null,
  words tsvector not null,
  primary key (sha256, n)
);

alter table documents add column name_words tsvector not null generated always as (to_tsvector('russian', search_form(name))) stored;
create index documents_name_words on documents using gin (name_words) with (fastupdate = off);

alter table comments add column words tsvector not null generated always as (to_tsvector('russian', search_form(body))) stored;
create index comments_words on comments using gin (words) with (fastupdate = off);

-- names as they are written: surnames have no other forms here
alter table contacts add column name_words tsvector not null generated always as (to_tsvector('simple', search_form(
  coalesce(last_name, '') || ' ' || coalesce(first_name, '') || ' ' || coalesce(middle_name, '') || ' ' || coalesce(label, '')))) stored;
create index contacts_name_words on contacts using gin (name_words) with (fastupdate = off);

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant execute on function search_form(text) to %I, %I', app, job);
  execute format('grant select on file_texts, file_text_parts to %I, %I', app, job);
  execute format('grant insert, update, delete on file_texts, file_text_parts to %I', job);
end $$;
