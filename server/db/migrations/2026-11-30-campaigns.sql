-- Letters to groups of clients.

-- null: a list somebody keeps; else whoever fits the filter of the clients list at the moment of asking
alter table segments add column filter jsonb check (jsonb_typeof(filter) = 'object');

-- The administrator may take the right to send from a manager.
alter table employees add column campaigns_withheld boolean not null default false;
create trigger employees_campaigns_rights after update of campaigns_withheld on employees
  for each statement execute function bump_rights_epoch();

-- One address is never written to again, whoever's it is; in lower case. For ever: nothing deletes a row.
create table suppressions (
  address text primary key check (address = lower(address)),
  why text not null check (why in ('unsubscribed', 'bounced', 'complained', 'byHand')),
  at timestamptz not null default now(),
  -- null: whoever reads that address, by the link in a letter
  by_employee_id bigint references employees,
  campaign_id bigint,
  note text
);

create table campaigns (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'preparing', 'running', 'paused', 'stopped', 'finished')),
  -- segments to include and to exclude: {include: [1], exclude: [2]}
  audience jsonb not null default '{"include": [], "exclude": []}' check (jsonb_typeof(audience) = 'object'),
  subject text not null default '' check (length(subject) <= 200),
  -- shown after the subject in lists of letters
  preheader text not null default '' check (length(preheader) <= 200),
  -- the tree of blocks of the editor; never HTML
  blocks jsonb not null default '[]' check (jsonb_typeof(blocks) = 'array'),
  -- in whose name: the manager of each client, or the company
  sender text not null default 'company' check (sender in ('manager', 'company')),
  per_minute integer not null default 300 check (per_minute between 1 and 60000),
  scheduled_at timestamptz,
  paused_why text check (paused_why in ('person', 'bounces', 'server', 'rights', 'unsaid')),
  created_by bigint not null references employees,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  started_at timestamptz,
  started_by bigint references employees,
  ended_at timestamptz,
  -- when somebody last let it go on: what came of letters before counts no more
  resumed_at timestamptz,
  -- up to when the rate is used up: all workers claim letters by this one clock
  paced_until timestamptz,
  version integer not null default 1,
  check ((state = 'paused') = (paused_why is not null)),
  check ((state in ('stopped', 'finished')) = (ended_at is not null))
);
create index campaigns_state on campaigns (state) where state in ('scheduled', 'preparing', 'running');
create index campaigns_author on campaigns (created_by, id desc);
alter table suppressions add constraint suppressions_campaign_id_fkey foreign key (campaign_id) references campaigns;

-- Pictures in the letter and files with it; the bytes lie in the store by their hash.
create table campaign_files (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references campaigns,
  kind text not null check (kind in ('image', 'attachment')),
  name text not null,
  mime text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  added_by bigint not null references employees,
  added_at timestamptz not null default now()
);
create index campaign_files_campaign on campaign_files (campaign_id, id);
create index campaign_files_sha256 on campaign_files (sha256);

-- One row per address of a campaign, made when it is started: that no address is written to twice is this table's.
create table campaign_letters (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references campaigns,
  address text not null check (address = lower(address)),
  contact_id bigint references contacts,
  client_id bigint not null references clients,
  state text not null default 'waiting'
    check (state in ('waiting', 'sending', 'sent', 'refused', 'unknown', 'bounced', 'leftOut')),
  -- of leftOut: why nothing was sent in the end
  left_out_why text check (left_out_why in ('suppressed', 'noConsent', 'bounced', 'outOfSight', 'stopped')),
  -- how often a server put it off (4xx); a try whose outcome nobody knows is never repeated
  tries smallint not null default 0,
  next_try_at timestamptz,
  claimed_at timestamptz,
  ended_at timestamptz,
  message_id text unique,
  trouble_code text,
  trouble_answer text,
  unsubscribed_at timestamptz,
  unique (campaign_id, address),
  check ((state = 'sending') = (claimed_at is not null)),
  check ((state = 'leftOut') = (left_out_why is not null))
);
create index campaign_letters_waiting on campaign_letters (campaign_id, id) where state = 'waiting';
create index campaign_letters_sending on campaign_letters (claimed_at) where state = 'sending';
create index campaign_letters_state on campaign_letters (campaign_id, state, id);
create index campaign_letters_ended on campaign_letters (campaign_id, ended_at desc) where ended_at is not null;
create index campaign_letters_client on campaign_letters (client_id, id desc);
create index campaign_letters_contact on campaign_letters (contact_id, id desc);
create index campaign_letters_address on campaign_letters (address);

-- Whom the campaign left out when it was started, and why: contacts whose address got no row above.
create table campaign_left_out (
  id bigint generated always as identity primary key,
  campaign_id bigint not null references campaigns,
  client_id bigint not null references clients,
  contact_id bigint references contacts,
  address text,
  why text not null check (why in ('noConsent', 'unsubscribed', 'noAddress', 'duplicate', 'bounced', 'noContact'))
);
create index campaign_left_out_campaign on campaign_left_out (campaign_id, why, id);

-- A client's feed tells once of a campaign, however many of its people it went to.
create unique index journal_campaign_sent on journal (client_id, (data ->> 'campaignId')) where kind = 'campaignSent';

-- The end of a campaign is told to its author.
alter table notifications add column campaign_id bigint references campaigns on delete cascade;
alter table notifications drop constraint notifications_subject;
alter table notifications add constraint notifications_subject check (num_nonnulls(order_id, client_id, contract_id, import_id, campaign_id, lost_record) = 1);
create unique index notifications_campaign on notifications (employee_id, campaign_id) where campaign_id is not null;

do $$
declare
  app text := current_setting('vizir.app_role');
  job text := current_setting('vizir.job_role');
begin
  execute format('grant select on suppressions, campaigns, campaign_files, campaign_letters, campaign_left_out to %I, %I', app, job);
  execute format('grant insert, update on campaigns, campaign_letters to %I', app);
  -- drafts only: what was started is held by its letters
  execute format('grant delete on campaigns to %I', app);
  execute format('grant insert on suppressions, campaign_left_out to %I', app);
  execute format('grant insert, delete on campaign_files to %I', app);
  execute format('grant update on campaigns, campaign_letters to %I', job);
  execute format('grant insert on suppressions to %I', job);
end $$;
