-- Files are kept under the SHA-256 of their content; a document is what hangs on a contract or an order.

create table documents (
  id bigint generated always as identity primary key,
  contract_id bigint references contracts,
  -- the order it was dropped on; it hangs on the order's contract once there is one
  order_id bigint references orders,
  kind text not null check (kind in ('contract', 'addendum', 'invoice', 'act', 'termsOfReference', 'conclusion', 'other')),
  name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size >= 0),
  content_type text not null,
  added_by bigint not null references employees,
  added_at timestamptz not null default now(),
  binned_at timestamptz,
  binned_by bigint references employees,
  binned_reason text,
  check (num_nonnulls(contract_id, order_id) >= 1)
);
create index documents_contract on documents (contract_id, id) where contract_id is not null;
create index documents_order on documents (order_id, id) where order_id is not null;
create index documents_sha256 on documents (sha256);
