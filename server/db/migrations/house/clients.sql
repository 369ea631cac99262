-- Dictionaries, clients, contacts, contracts.

create table dictionary_entries (
  id bigint generated always as identity primary key,
  dictionary text not null check (dictionary in ('source', 'activity', 'legalEntity')),
  name text not null,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  unique (dictionary, name)
);

create table clients (
  id bigint generated always as identity primary key,
  name text not null,
  -- the name in normal form: lower case, ё as е, without quotes and legal form
  name_normal text not null,
  address text,
  source_id bigint references dictionary_entries,
  activity_id bigint references dictionary_entries,
  occupation text,
  inn text,
  kpp text,
  site text,
  phones jsonb not null default '[]',
  emails text[] not null default '{}',
  manager_id bigint references employees,
  status text not null default 'active' check (status in ('active', 'refused')),
  refused_reason text check (status <> 'refused' or refused_reason is not null),
  archived_at timestamptz,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1
);
create index clients_name on clients (name_normal, id);
create index clients_name_trgm on clients using gin (name_normal gin_trgm_ops) with (fastupdate = off);
create index clients_inn on clients (inn) where inn is not null;
create index clients_manager on clients (manager_id, name_normal, id);

-- a person at a client, or a general address without a name
create table contacts (
  id bigint generated always as identity primary key,
  client_id bigint not null references clients,
  last_name text,
  first_name text,
  middle_name text,
  label text check (label is not null or last_name is not null or first_name is not null),
  position text,
  phones jsonb not null default '[]',
  emails text[] not null default '{}',
  notes text,
  decides boolean not null default false,
  is_main boolean not null default false,
  archived_at timestamptz,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index contacts_client on contacts (client_id);
create unique index contacts_one_main on contacts (client_id) where is_main and archived_at is null;

create table contracts (
  id bigint generated always as identity primary key,
  number text not null,
  -- unique however spaces, case and Latin look-alikes differ
  number_normal text not null unique,
  number_search text not null,
  signed_on date,
  amount numeric(14, 2) check (amount >= 0),
  client_id bigint not null references clients,
  author_id bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1
);
create index contracts_client on contracts (client_id, id desc);
create index contracts_number_trgm on contracts using gin (number_search gin_trgm_ops) with (fastupdate = off);
create index contracts_author on contracts (author_id);
