-- Who did what. Rows are only ever added, in the transaction of the act; a job seals them into a chain of hashes, so that
-- a row changed, removed or put in behind its back is found. Personal values of contacts stand by reference.

create table journal (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id bigint references employees,
  standing_for_id bigint references employees,
  kind text not null,
  order_id bigint references orders,
  client_id bigint references clients,
  contract_id bigint references contracts,
  employee_id bigint references employees,
  -- version of the order after the act
  order_version integer,
  step_key text,
  data jsonb not null default '{}'
);
create index journal_order on journal (order_id, id desc) where order_id is not null;
create index journal_client on journal (client_id, id desc) where client_id is not null;
create index journal_contract on journal (contract_id, id desc) where contract_id is not null;
create index journal_employee on journal (employee_id, id desc) where employee_id is not null;

create table journal_chain (
  seq bigint primary key,
  journal_id bigint not null unique,
  hash bytea not null
);

create trigger journal_never_changes before update or delete on journal for each row execute function never_changes();
create trigger journal_chain_never_changes before update or delete on journal_chain for each row execute function never_changes();
