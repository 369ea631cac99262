-- Templates of documents: a .docx with fields in braces. Of the bundled ones only the row is here, and their file comes with the
-- product until the administrator loads one of his own in its place.
create table document_templates (
  id bigint generated always as identity primary key,
  -- which of the bundled ones it is
  default_key text unique,
  name text not null,
  kind text not null check (kind in ('contract', 'addendum', 'invoice', 'act', 'termsOfReference', 'conclusion', 'other')),
  -- of what it is made, and what it asks for: read from its file when it was loaded
  subject text not null check (subject in ('client', 'contract', 'order')),
  fields text[] not null,
  file_name text,
  sha256 bytea check (octet_length(sha256) = 32),
  size integer,
  version integer not null default 1,
  changed_by bigint references employees,
  changed_at timestamptz,
  archived_at timestamptz,
  check (num_nonnulls(file_name, sha256, size) in (0, 3)),
  check (sha256 is not null or default_key is not null)
);
create unique index document_templates_name on document_templates (lower(name)) where archived_at is null;

-- Our own company as it stands in documents; one row.
create table company_requisites (
  id boolean primary key default true check (id),
  name text not null default '',
  inn text not null default '',
  kpp text not null default '',
  ogrn text not null default '',
  address text not null default '',
  phone text not null default '',
  email text not null default '',
  bank text not null default '',
  bik text not null default '',
  account text not null default '',
  corr_account text not null default '',
  position text not null default '',
  last_name text not null default '',
  first_name text not null default '',
  middle_name text not null default '',
  in_person text not null default '',
  basis text not null default 'Устава'
);
insert into company_requisites default values;

-- A document knows the template it was made from: made again, it is the next version.
alter table documents add column template_id bigint references document_templates;
create index documents_template on documents (template_id) where template_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on document_templates, company_requisites to %I, %I', app, job);
  execute format('grant insert, update on document_templates to %I', app);
  execute format('grant update on company_requisites to %I', app);
end $$;
