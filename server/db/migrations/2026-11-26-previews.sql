-- What an office file is shown as: a PDF made of it by a job, in the same store. By content, so that the same file is converted once.
create table file_previews (
  sha256 bytea primary key check (length(sha256) = 32),
  -- as what it is read
  format text not null check (format in ('docx', 'doc', 'xlsx', 'xls', 'rtf', 'odt', 'ods')),
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed', 'none')),
  -- why it failed
  reason text check (reason in ('content', 'large', 'password', 'broken', 'slow')),
  pdf_sha256 bytea check (length(pdf_sha256) = 32),
  pdf_size bigint,
  -- somebody has it open and waits
  awaited boolean not null default false,
  asked_at timestamptz not null default now(),
  made_at timestamptz,
  check ((state = 'ready') = (pdf_sha256 is not null and pdf_size is not null)),
  check ((state = 'failed') = (reason is not null))
);

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on file_previews to %I, %I', app, job);
  execute format('grant insert, update, delete on file_previews to %I', app);
end $$;
