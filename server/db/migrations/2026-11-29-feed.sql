-- What people do with comments: edit one's own soon after, answer, pin to the top of a feed, point at documents.

-- who edits writes the former text into the journal; the words for the search follow by themselves
alter table comments add column edited_at timestamptz;
-- of the same record; who does not see that one is not told that there is one
alter table comments add column reply_to_id bigint references comments;

create table comment_pins (
  comment_id bigint primary key references comments,
  pinned_by bigint not null references employees,
  pinned_at timestamptz not null default now()
);

-- seen by whoever sees the comment and the document
create table comment_files (
  comment_id bigint not null references comments,
  document_id bigint not null references documents,
  primary key (comment_id, document_id)
);

-- the newest of everything, for the feed over all records
create index journal_newest on journal (at desc, id desc);
create index comments_newest on comments (created_at desc, id desc);
-- and of clients and contracts alone, which many see who see few orders
create index journal_newest_beside_orders on journal (at desc, id desc) where order_id is null;
create index comments_newest_of_clients on comments (created_at desc, id desc) where client_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on comment_pins, comment_files to %I, %I', app, job);
  execute format('grant update (body, mentions, edited_at) on comments to %I', app);
  execute format('grant insert, delete on comment_pins to %I', app);
  execute format('grant insert on comment_files to %I', app);
end $$;

-- a second wall: a text that has stood for an hour is changed by nobody (the product allows less; clocks may differ)
create function comment_is_settled() returns trigger language plpgsql as $$
begin
  raise exception 'a comment of % is settled', old.created_at using errcode = '42501';
end $$;
create trigger comments_settle before update of body, mentions on comments for each row
  when (old.created_at < now() - interval '1 hour') execute function comment_is_settled();
