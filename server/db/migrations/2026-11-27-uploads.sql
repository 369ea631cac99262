-- A file on its way: whose, where it will hang and what it will be. How much has come is the size of the file that its bytes are kept in.
create table uploads (
  id uuid primary key default gen_random_uuid(),
  employee_id bigint not null references employees,
  contract_id bigint references contracts,
  order_id bigint references orders,
  -- the version it will follow; it hangs where that one hangs
  replaces_id bigint references documents,
  kind text not null check (kind in ('contract', 'addendum', 'invoice', 'act', 'termsOfReference', 'conclusion', 'other')),
  name text not null,
  size bigint not null check (size >= 0),
  -- SHA-256 of its first megabyte, by which the page knows the same file again
  head text check (head ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  check (num_nonnulls(contract_id, order_id) = 1)
);
create index uploads_employee on uploads (employee_id, created_at);
create index uploads_expires on uploads (expires_at);

-- A document knows the upload it came from, so that one upload is one document however often it is finished.
-- Of one that lay in the bin too long the content is gone, and the row says when.
alter table documents add column upload_id uuid, add column purged_at timestamptz, add check (purged_at is null or binned_at is not null);
create unique index documents_upload on documents (upload_id) where upload_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on uploads to %I, %I', app, job);
  execute format('grant insert, delete on uploads to %I', app);
  execute format('grant delete on uploads to %I', job);
  execute format('grant update (purged_at) on documents to %I', job);
end $$;
