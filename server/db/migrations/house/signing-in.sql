-- Tables of the sign-in library under names of ours, and tokens of our own. Session tokens are kept hashed.

create table auth_users (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default true,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_users on delete cascade,
  -- SHA-256 of the token, hexadecimal: a dump opens no session
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_sessions_user on auth_sessions (user_id);

create table auth_accounts (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth_users on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_accounts_user on auth_accounts (user_id);

create table auth_verifications (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

alter table employees add constraint employees_auth_user_id_fkey foreign key (auth_user_id) references auth_users;

-- 256-bit tokens of one purpose and one use, looked up by their hash
create table one_time_tokens (
  id bigint generated always as identity primary key,
  hash bytea not null unique,
  purpose text not null check (purpose in ('setup', 'invitation')),
  employee_id bigint references employees,
  created_by bigint references employees,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table api_tokens (
  id bigint generated always as identity primary key,
  hash bytea not null unique,
  employee_id bigint not null references employees,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_tokens_employee on api_tokens (employee_id);

create table sign_in_failures (
  id bigint generated always as identity primary key,
  email text not null,
  address text not null,
  at timestamptz not null default now()
);
create index sign_in_failures_email on sign_in_failures (email, at);
create index sign_in_failures_address on sign_in_failures (address, at);

create table idempotency_keys (
  employee_id bigint not null references employees,
  key text not null check (length(key) between 1 and 200),
  route text not null,
  body_hash bytea not null,
  status integer not null,
  -- only ever given back: kept as the text it was
  response json,
  created_at timestamptz not null default now(),
  primary key (employee_id, key)
);
-- a day's answers: packing them costs more than the room
alter table idempotency_keys alter column response set storage external;
create index idempotency_keys_age on idempotency_keys (created_at);
