-- What goes with tasks, and more that they may be about.

create table task_files (
  id bigint generated always as identity primary key,
  task_id bigint not null references tasks,
  name text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  added_by bigint not null references employees,
  added_at timestamptz not null default now()
);
create index task_files_task on task_files (task_id, id);
create index task_files_sha256 on task_files (sha256);

-- of a comment its id alone: what it says is read by who sees it
alter table tasks add column news_id bigint references news, add column comment_id bigint references comments;
do $$
declare
  old text;
begin
  select conname into strict old from pg_constraint
    where conrelid = 'tasks'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%num_nonnulls%';
  execute format('alter table tasks drop constraint %I', old);
end $$;
alter table tasks add constraint tasks_subject check (num_nonnulls(order_id, client_id, news_id, comment_id) <= 1);
create index tasks_news on tasks (news_id) where news_id is not null;
create index tasks_comment on tasks (comment_id) where comment_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on task_files to %I, %I', app, job);
  execute format('grant insert, delete on task_files to %I', app);
end $$;
