-- A document has versions: each is a document of its own with its file, who and when; the newest that is not in the bin is shown.

alter table documents
  add column replaces_id bigint references documents,
  add column first_id bigint references documents,
  add column version_no integer not null default 1,
  add check (num_nonnulls(replaces_id, first_id) = case when version_no = 1 then 0 else 2 end);
alter table documents add column family_id bigint not null generated always as (coalesce(first_id, id)) stored;
create unique index documents_version on documents (family_id, version_no);
create index documents_binned on documents (binned_at) where binned_at is not null;
