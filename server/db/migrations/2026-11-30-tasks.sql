-- Tasks one employee gives another, alone or about a record.

create table tasks (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 1 and 200),
  body text not null default '',
  title_words tsvector not null generated always as (to_tsvector('russian', search_form(title))) stored,
  author_id bigint not null references employees,
  assignee_id bigint not null references employees,
  due_on date,
  -- in the company's zone; null: by the end of the day
  due_time time,
  -- what it is about; at most one. Whoever sees the task sees this only by their own rights.
  order_id bigint references orders,
  client_id bigint references clients,
  state text not null default 'open' check (state in ('open', 'done', 'accepted', 'cancelled')),
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check (due_time is null or due_on is not null),
  check (num_nonnulls(order_id, client_id) <= 1)
);
create index tasks_assignee on tasks (assignee_id, state, due_on, id);
create index tasks_author on tasks (author_id, state, due_on, id);
create index tasks_order on tasks (order_id) where order_id is not null;
create index tasks_client on tasks (client_id) where client_id is not null;
create index tasks_title_words on tasks using gin (title_words) with (fastupdate = off);
create index tasks_due on tasks (due_on, id) where state = 'open' and due_on is not null;

-- Who does it together with the assignee.
create table task_people (
  task_id bigint not null references tasks,
  employee_id bigint not null references employees,
  primary key (task_id, employee_id)
);
create index task_people_employee on task_people (employee_id, task_id);

create table task_items (
  id bigint generated always as identity primary key,
  task_id bigint not null references tasks,
  -- the order in which they stand
  n smallint not null,
  title text not null check (length(title) between 1 and 300),
  done_at timestamptz,
  done_by bigint references employees,
  check ((done_at is null) = (done_by is null))
);
create index task_items_task on task_items (task_id, n, id);

-- What was said and done of a task, in its order: remarks, and the words of each act.
create table task_remarks (
  id bigint generated always as identity primary key,
  task_id bigint not null references tasks,
  kind text not null check (kind in ('remark', 'done', 'accepted', 'sentBack', 'cancelled', 'takenAgain')),
  body text not null default '',
  author_id bigint not null references employees,
  standing_for_id bigint references employees,
  at timestamptz not null default now(),
  check (kind <> 'remark' or body <> '')
);
create index task_remarks_task on task_remarks (task_id, id);

-- A client merged into another stays what its tasks are about: they are shown with the one that stands.
create function standing_client(p_id bigint) returns bigint language sql stable set search_path = public, pg_temp as $$
  with recursive up as (
    select id, merged_into_id from clients where id = p_id
    union select k.id, k.merged_into_id from clients k join up on k.id = up.merged_into_id
  ) select id from up where merged_into_id is null
$$;

alter table notifications add column task_id bigint references tasks;
alter table notifications drop constraint notifications_subject;
alter table notifications add constraint notifications_subject
  check (num_nonnulls(order_id, client_id, contract_id, import_id, task_id, campaign_id, lost_record) = 1);
create unique index notifications_task on notifications (employee_id, task_id) where task_id is not null;

-- each reminder of a term once
create index journal_task on journal (((data ->> 'taskId')::bigint), kind) where data ? 'taskId';

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on tasks, task_people, task_items, task_remarks to %I, %I', app, job);
  execute format('grant insert, update on tasks to %I', app);
  execute format('grant insert, delete on task_people to %I', app);
  execute format('grant insert, update, delete on task_items to %I', app);
  execute format('grant insert on task_remarks to %I', app);
end $$;
