-- The company, its departments and people, who sees whose orders, who is away.

create table company (
  id integer primary key default 1 check (id = 1),
  name text not null,
  time_zone text not null,
  created_at timestamptz not null default now()
);

create table departments (
  id bigint generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z][A-Za-z0-9]{0,59}$'),
  name text not null,
  parent_id bigint references departments,
  head_id bigint,
  -- what the department lends its people beyond the process: clientBase, finance
  duties text[] not null default '{}',
  -- ids of the departments above it and its own, kept by the trigger below
  path bigint[] not null default '{}',
  created_at timestamptz not null default now()
);

create table employees (
  id bigint generated always as identity primary key,
  email text not null check (email = lower(email)),
  last_name text not null,
  first_name text not null,
  middle_name text,
  position text not null,
  department_id bigint references departments,
  roles text[] not null default '{}' check (roles <@ array['manager', 'director', 'admin']),
  phone text,
  extension text,
  room text,
  birthday date,
  status text not null default 'invited' check (status in ('invited', 'active', 'dismissed')),
  dismissed_at timestamptz,
  language text not null default 'ru' check (language in ('ru', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  auth_user_id uuid unique,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create unique index employees_email on employees (email) where status <> 'dismissed';
create index employees_department on employees (department_id);

alter table departments add constraint departments_head_id_fkey foreign key (head_id) references employees;

create table visibility_groups (
  id bigint generated always as identity primary key,
  name text not null unique,
  created_at timestamptz not null default now()
);

create table visibility_group_members (
  group_id bigint not null references visibility_groups on delete cascade,
  employee_id bigint not null references employees,
  primary key (group_id, employee_id)
);
create index visibility_group_members_employee on visibility_group_members (employee_id);

create table absences (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  kind text not null check (kind in ('vacation', 'illness', 'trip', 'other')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  substitute_id bigint references employees check (substitute_id <> employee_id),
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  cancelled_at timestamptz
);
create index absences_employee on absences (employee_id, to_on) where cancelled_at is null;
create index absences_substitute on absences (substitute_id, to_on) where cancelled_at is null;

-- One number that changes with any right, so that a writer can tell inside its transaction whether the rights it was
-- judged by still stand. Writers take the advisory lock shared, whoever changes rights takes it alone.
create table rights_epoch (id integer primary key default 1 check (id = 1), epoch bigint not null default 1);
insert into rights_epoch default values;

create function bump_rights_epoch() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7001);
  update rights_epoch set epoch = epoch + 1;
  return null;
end $$;

create trigger employees_rights after insert or delete or update of department_id, roles, status on employees
  for each statement execute function bump_rights_epoch();
create trigger departments_rights after insert or update or delete on departments
  for each statement execute function bump_rights_epoch();
create trigger group_members_rights after insert or update or delete on visibility_group_members
  for each statement execute function bump_rights_epoch();
create trigger absences_rights after insert or update or delete on absences
  for each statement execute function bump_rights_epoch();

-- true when the rights read at this epoch still stand; holds them still until the transaction ends
create function rights_stand(seen bigint) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(7001);
  return (select epoch = seen from rights_epoch);
end $$;

create function department_path() returns trigger language plpgsql as $$
begin
  if new.parent_id is null then
    new.path := array[new.id];
  else
    select d.path || new.id into new.path from departments d where d.id = new.parent_id;
    if (select count(*) from unnest(new.path) p where p = new.id) > 1 then
      raise exception 'a department cannot stand under itself' using errcode = 'check_violation', constraint = 'departments_no_circle';
    end if;
  end if;
  return new;
end $$;
create trigger departments_path before insert or update of parent_id on departments for each row execute function department_path();

create function department_path_below() returns trigger language plpgsql as $$
begin
  -- each child recomputes its own path and so on down
  update departments set parent_id = parent_id where parent_id = new.id;
  return null;
end $$;
create trigger departments_path_below after update of parent_id on departments for each row
  when (old.path is distinct from new.path) execute function department_path_below();
