-- Orders and everything a step holds. Only apply_transition() writes status, steps, values, marks, payments, signatures.

create table order_numbers (year integer primary key, last integer not null);

create table orders (
  id bigint generated always as identity primary key,
  number text not null unique,
  number_normal text not null,
  title text not null,
  client_id bigint not null references clients,
  contract_id bigint references contracts,
  manager_id bigint not null references employees,
  definition_id bigint not null references process_definitions,
  status text not null default 'prospect' check (status in ('prospect', 'confirmed', 'refused')),
  refused_reason text,
  ever_confirmed boolean not null default false,
  -- the current step, counted from 1
  step_seq smallint not null default 1,
  step_state text not null default 'active' check (step_state in ('active', 'awaitingResolution', 'returned', 'resolved')),
  step_opened_at timestamptz not null default now(),
  step_due_on date,
  expert_id bigint references employees,
  -- keys of the marks now set, for the rules that ask for them
  mark_keys text[] not null default '{}',
  valid_until date,
  archived_at timestamptz,
  renewed_from_id bigint references orders,
  version integer not null default 1,
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index orders_manager on orders (manager_id, id desc);
create index orders_expert on orders (expert_id, id desc) where expert_id is not null;
create index orders_client on orders (client_id, id desc);
create index orders_contract on orders (contract_id) where contract_id is not null;
create index orders_at_work on orders (definition_id, step_seq, id desc) where archived_at is null;
create index orders_valid_until on orders (valid_until) where valid_until is not null;
create index orders_number_trgm on orders using gin (number_normal gin_trgm_ops) with (fastupdate = off);
create unique index orders_renewal on orders (renewed_from_id) where renewed_from_id is not null and status <> 'refused';

create table order_steps (
  order_id bigint not null references orders,
  seq smallint not null,
  key text not null,
  state text not null check (state in ('locked', 'active', 'awaitingResolution', 'returned', 'resolved')),
  opened_at timestamptz,
  due_on date,
  -- stamps: { employeeId, name, position, at, standingFor }
  requested jsonb,
  returned jsonb,
  return_reason text,
  primary key (order_id, seq)
);

create table order_fields (
  order_id bigint not null references orders,
  key text not null,
  value jsonb not null,
  stamp jsonb not null,
  version integer not null,
  primary key (order_id, key)
);

create table order_marks (
  order_id bigint not null references orders,
  key text not null,
  stamp jsonb not null,
  version integer not null,
  primary key (order_id, key)
);

create table payments (
  order_id bigint not null references orders,
  n integer not null,
  amount numeric(14, 2) not null check (amount > 0),
  paid_on date not null,
  payment_order_number text not null,
  stamp jsonb not null,
  version integer not null,
  reversed_stamp jsonb,
  reversed_reason text,
  reversed_version integer,
  primary key (order_id, n)
);

-- a signature is never deleted: it is withdrawn, by whom and why
create table resolutions (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders,
  step_seq smallint not null,
  step_key text not null,
  stamp jsonb not null,
  reason text,
  as_director boolean not null default false,
  -- the canonical text of what was signed, and its SHA-256
  content text not null,
  digest bytea not null,
  version integer not null,
  withdrawn_stamp jsonb,
  withdrawn_because text,
  withdrawn_reason text
);
create unique index resolutions_one_stands on resolutions (order_id, step_seq) where withdrawn_stamp is null;

create table comments (
  id bigint generated always as identity primary key,
  order_id bigint references orders,
  contract_id bigint references contracts,
  client_id bigint references clients,
  -- the step that was active when it was written
  step_key text,
  author_id bigint not null references employees,
  -- in which capacities it was written, e.g. managerOfOrder, headOf:…
  capacities text[] not null default '{}',
  mentions bigint[] not null default '{}',
  body text not null check (length(body) between 1 and 20000),
  created_at timestamptz not null default now(),
  check (num_nonnulls(order_id, contract_id, client_id) = 1)
);
create index comments_order on comments (order_id, id desc) where order_id is not null;
create index comments_contract on comments (contract_id, id desc) where contract_id is not null;
create index comments_client on comments (client_id, id desc) where client_id is not null;
