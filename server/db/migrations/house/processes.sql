-- Definitions are published once and never change; an order keeps the version it was created under.

create table process_definitions (
  id bigint generated always as identity primary key,
  key text not null,
  version integer not null,
  body jsonb not null,
  published_by bigint references employees,
  published_at timestamptz not null default now(),
  unique (key, version)
);

create function never_changes() returns trigger language plpgsql as $$
begin
  raise exception '% rows never change', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger process_definitions_never_change before update or delete on process_definitions
  for each row execute function never_changes();
