-- One row per record and person, with a counter; a receipt per fact and person makes telling twice impossible.

create table notifications (
  id bigint generated always as identity primary key,
  employee_id bigint not null references employees,
  order_id bigint references orders,
  client_id bigint references clients,
  contract_id bigint references contracts,
  -- what is left to say of a record the person no longer sees, e.g. its number: no link, no more
  lost_record text,
  kind text not null,
  journal_id bigint not null references journal,
  -- facts since the person last opened the record
  count integer not null default 1,
  at timestamptz not null,
  seen_at timestamptz,
  read_at timestamptz,
  check (num_nonnulls(order_id, client_id, contract_id, lost_record) = 1)
);
create unique index notifications_order on notifications (employee_id, order_id) where order_id is not null;
create unique index notifications_client on notifications (employee_id, client_id) where client_id is not null;
create unique index notifications_contract on notifications (employee_id, contract_id) where contract_id is not null;
create index notifications_employee on notifications (employee_id, at desc, id desc);

create table notification_receipts (
  journal_id bigint not null references journal,
  employee_id bigint not null references employees,
  primary key (journal_id, employee_id)
);
