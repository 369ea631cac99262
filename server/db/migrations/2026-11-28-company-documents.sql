-- Documents of the company: a tree of folders, each for everybody or for departments; documents with versions; who has acknowledged them.

create table company_folders (
  id bigint generated always as identity primary key,
  parent_id bigint references company_folders,
  -- ids of the folders above it, the topmost first; a folder is never moved
  above bigint[] not null default '{}',
  name text not null,
  -- among the folders beside it
  position integer not null default 0,
  -- for these and all below them; empty: for whoever the folders above are for
  departments bigint[] not null default '{}',
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  removed_at timestamptz,
  check ((parent_id is null) = (above = '{}'))
);
create index company_folders_parent on company_folders (parent_id);

create table company_documents (
  id bigint generated always as identity primary key,
  folder_id bigint not null references company_folders,
  -- the newest of its versions
  version_no integer not null default 1,
  -- whoever acknowledged this version or a later one has acknowledged it; null: nobody is asked
  asked_since integer check (asked_since between 1 and version_no),
  asked_by date,
  created_at timestamptz not null default now(),
  binned_at timestamptz,
  binned_by bigint references employees,
  check (asked_by is null or asked_since is not null),
  check ((binned_at is null) = (binned_by is null))
);
create index company_documents_folder on company_documents (folder_id, id);
create index company_documents_binned on company_documents (binned_at) where binned_at is not null;

create table company_document_versions (
  id bigint generated always as identity primary key,
  document_id bigint not null references company_documents,
  no integer not null check (no > 0),
  name text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size >= 0),
  added_by bigint not null references employees,
  added_at timestamptz not null default now(),
  -- the document lay in the bin too long and the content is gone
  purged_at timestamptz,
  name_words tsvector not null generated always as (to_tsvector('russian', search_form(name))) stored,
  unique (document_id, no)
);
create index company_document_versions_sha256 on company_document_versions (sha256);
create index company_document_versions_name_words on company_document_versions using gin (name_words) with (fastupdate = off);

create table company_acknowledgements (
  document_id bigint not null,
  version_no integer not null,
  employee_id bigint not null references employees,
  at timestamptz not null default now(),
  primary key (document_id, employee_id, version_no),
  foreign key (document_id, version_no) references company_document_versions (document_id, no)
);
create index company_acknowledgements_employee on company_acknowledgements (employee_id, document_id);

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on company_folders, company_documents, company_document_versions, company_acknowledgements to %I, %I', app, job);
  execute format('grant insert, update on company_folders, company_documents to %I', app);
  execute format('grant insert, update (name) on company_document_versions to %I', app);
  execute format('grant insert on company_acknowledgements to %I', app);
  execute format('grant update (purged_at) on company_document_versions to %I', job);
end $$;
