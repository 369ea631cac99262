// Made by generate-tables.ts from the migrated database; a test compares the two.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Read as parsed JSON, written as JSON text. */
export type Json<T = unknown> = ColumnType<T, string, string>;
export type JsonWithDefault<T = unknown> = ColumnType<T, string | undefined, string>;

export type AbsenceRequestsTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  kind: string;
  from_on: string;
  to_on: string;
  substitute_id: number | null;
  note: Generated<string>;
  state: Generated<string>;
  asked_by: number;
  asked_at: Generated<string>;
  decided_by: number | null;
  decided_at: string | null;
  reason: Generated<string>;
  version: Generated<number>;
};

export type AbsencesTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  kind: string;
  from_on: string;
  to_on: string;
  substitute_id: number | null;
  created_by: number;
  created_at: Generated<string>;
  cancelled_at: string | null;
  request_id: number | null;
};

export type AddressTroublesTable = {
  id: GeneratedAlways<number>;
  address: string;
  kind: string;
  reason: string;
  status: string;
  answer: string | null;
  at: string;
  letter_id: number | null;
  count: Generated<number>;
  cleared_at: string | null;
  cleared_by: number | null;
};

export type ApiTokensTable = {
  id: GeneratedAlways<number>;
  hash: Buffer;
  employee_id: number;
  name: string;
  scope: string;
  created_at: Generated<string>;
  expires_at: string;
  revoked_at: string | null;
};

export type AuthAccountsTable = {
  id: Generated<string>;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type AuthSessionsTable = {
  id: Generated<string>;
  user_id: string;
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type AuthUsersTable = {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type AuthVerificationsTable = {
  id: Generated<string>;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: Generated<string>;
  updated_at: Generated<string>;
};

export type BulkChangeItemsTable = {
  bulk_change_id: number;
  client_id: number;
  manager_before: number | null;
};

export type BulkChangesTable = {
  id: GeneratedAlways<number>;
  act: string;
  manager_id: number | null;
  segment_id: number | null;
  made_by: number;
  made_at: Generated<string>;
  undone_at: string | null;
};

export type CalendarFeedsTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  token_hash: Buffer;
  created_at: Generated<string>;
  revoked_at: string | null;
  last_read_at: string | null;
};

export type CallRemindersTable = {
  call_id: number;
  kind: string;
  moment: string;
  employee_id: number;
  told_at: string;
};

export type CallSettingsTable = {
  employee_id: number;
  day_before: boolean;
  minutes_before: number | null;
  overdue: boolean;
};

export type CallsTable = {
  id: GeneratedAlways<number>;
  client_id: number;
  contact_id: number | null;
  responsible_id: number;
  topic: Generated<string>;
  on_date: string;
  at_time: string | null;
  minutes: Generated<number>;
  repeats: string | null;
  after_id: number | null;
  state: Generated<string>;
  outcome: string | null;
  note: string | null;
  closed_at: string | null;
  closed_by: number | null;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  planned_at: Generated<string>;
  planned_by: number | null;
};

export type CampaignFilesTable = {
  id: GeneratedAlways<number>;
  campaign_id: number;
  kind: string;
  name: string;
  mime: string;
  size: number;
  sha256: Buffer;
  added_by: number;
  added_at: Generated<string>;
};

export type CampaignLeftOutTable = {
  id: GeneratedAlways<number>;
  campaign_id: number;
  client_id: number;
  contact_id: number | null;
  address: string | null;
  why: string;
};

export type CampaignLettersTable = {
  id: GeneratedAlways<number>;
  campaign_id: number;
  address: string;
  contact_id: number | null;
  client_id: number;
  state: Generated<string>;
  left_out_why: string | null;
  tries: Generated<number>;
  next_try_at: string | null;
  claimed_at: string | null;
  ended_at: string | null;
  message_id: string | null;
  trouble_code: string | null;
  trouble_answer: string | null;
  unsubscribed_at: string | null;
};

export type CampaignsTable = {
  id: GeneratedAlways<number>;
  name: string;
  state: Generated<string>;
  audience: JsonWithDefault;
  subject: Generated<string>;
  preheader: Generated<string>;
  blocks: JsonWithDefault;
  sender: Generated<string>;
  per_minute: Generated<number>;
  scheduled_at: string | null;
  paused_why: string | null;
  created_by: number;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  started_at: string | null;
  started_by: number | null;
  ended_at: string | null;
  resumed_at: string | null;
  paced_until: string | null;
  version: Generated<number>;
};

export type ClientMergesTable = {
  id: GeneratedAlways<number>;
  kept_id: number;
  other_id: number;
  made_by: number;
  made_at: string;
  kept_before: Json;
  kept_after: Json;
  other_archived_at: string | null;
  moved: Json;
  undone_at: string | null;
  undone_by: number | null;
};

export type ClientsTable = {
  id: GeneratedAlways<number>;
  name: string;
  name_normal: string;
  address: string | null;
  source_id: number | null;
  activity_id: number | null;
  occupation: string | null;
  inn: string | null;
  kpp: string | null;
  site: string | null;
  phones: JsonWithDefault;
  emails: Generated<string[]>;
  manager_id: number | null;
  status: Generated<string>;
  refused_reason: string | null;
  archived_at: string | null;
  created_by: number;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  version: Generated<number>;
  next_call_on: string | null;
  next_call_time: string | null;
  merged_into_id: number | null;
  removed_at: string | null;
};

export type CommentFilesTable = {
  comment_id: number;
  document_id: number;
};

export type CommentPinsTable = {
  comment_id: number;
  pinned_by: number;
  pinned_at: Generated<string>;
};

export type CommentsTable = {
  id: GeneratedAlways<number>;
  order_id: number | null;
  contract_id: number | null;
  client_id: number | null;
  step_key: string | null;
  author_id: number;
  capacities: Generated<string[]>;
  mentions: Generated<number[]>;
  body: string;
  created_at: Generated<string>;
  words: GeneratedAlways<string>;
  edited_at: string | null;
  reply_to_id: number | null;
};

export type CompanyTable = {
  id: Generated<number>;
  name: string;
  time_zone: string;
  created_at: Generated<string>;
  call_head_days: Generated<number>;
};

export type CompanyAcknowledgementsTable = {
  document_id: number;
  version_no: number;
  employee_id: number;
  at: Generated<string>;
};

export type CompanyDocumentVersionsTable = {
  id: GeneratedAlways<number>;
  document_id: number;
  no: number;
  name: string;
  sha256: Buffer;
  size: number;
  added_by: number;
  added_at: Generated<string>;
  purged_at: string | null;
  name_words: GeneratedAlways<string>;
};

export type CompanyDocumentsTable = {
  id: GeneratedAlways<number>;
  folder_id: number;
  version_no: Generated<number>;
  asked_since: number | null;
  asked_by: string | null;
  created_at: Generated<string>;
  binned_at: string | null;
  binned_by: number | null;
};

export type CompanyEventsTable = {
  id: GeneratedAlways<number>;
  title: string;
  note: Generated<string>;
  starts_on: string;
  ends_on: string;
  at_time: string | null;
  until_time: string | null;
  departments: Generated<number[]>;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  cancelled_at: string | null;
  words: GeneratedAlways<string>;
};

export type CompanyFoldersTable = {
  id: GeneratedAlways<number>;
  parent_id: number | null;
  above: Generated<number[]>;
  name: string;
  position: Generated<number>;
  departments: Generated<number[]>;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  removed_at: string | null;
};

export type CompanyRequisitesTable = {
  id: Generated<boolean>;
  name: Generated<string>;
  inn: Generated<string>;
  kpp: Generated<string>;
  ogrn: Generated<string>;
  address: Generated<string>;
  phone: Generated<string>;
  email: Generated<string>;
  bank: Generated<string>;
  bik: Generated<string>;
  account: Generated<string>;
  corr_account: Generated<string>;
  position: Generated<string>;
  last_name: Generated<string>;
  first_name: Generated<string>;
  middle_name: Generated<string>;
  in_person: Generated<string>;
  basis: Generated<string>;
};

export type ConsentTextsTable = {
  version: number;
  purpose: string;
  body: string;
  sha256: Buffer;
  created_at: Generated<string>;
};

export type ConsentsTable = {
  id: GeneratedAlways<number>;
  contact_id: number;
  purpose: string;
  text_version: number;
  text_sha256: Buffer;
  given_on: string;
  how: string;
  note: string | null;
  recorded_by: number;
  recorded_at: Generated<string>;
  withdrawn_on: string | null;
  withdrawn_how: string | null;
  withdrawn_note: string | null;
  withdrawn_by: number | null;
  withdrawn_at: string | null;
};

export type ContactsTable = {
  id: GeneratedAlways<number>;
  client_id: number;
  last_name: string | null;
  first_name: string | null;
  middle_name: string | null;
  label: string | null;
  position: string | null;
  phones: JsonWithDefault;
  emails: Generated<string[]>;
  notes: string | null;
  decides: Generated<boolean>;
  is_main: Generated<boolean>;
  archived_at: string | null;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  name_words: GeneratedAlways<string>;
};

export type ContractsTable = {
  id: GeneratedAlways<number>;
  number: string;
  number_normal: string;
  number_search: string;
  signed_on: string | null;
  amount: string | null;
  client_id: number;
  author_id: number;
  created_at: Generated<string>;
  version: Generated<number>;
  removed_at: string | null;
};

export type DepartmentsTable = {
  id: GeneratedAlways<number>;
  key: string;
  name: string;
  parent_id: number | null;
  head_id: number | null;
  duties: Generated<string[]>;
  path: Generated<number[]>;
  created_at: Generated<string>;
};

export type DictionaryEntriesTable = {
  id: GeneratedAlways<number>;
  dictionary: string;
  name: string;
  archived_at: string | null;
  created_at: Generated<string>;
};

export type DocumentTemplatesTable = {
  id: GeneratedAlways<number>;
  default_key: string | null;
  name: string;
  kind: string;
  subject: string;
  fields: string[];
  file_name: string | null;
  sha256: Buffer | null;
  size: number | null;
  version: Generated<number>;
  changed_by: number | null;
  changed_at: string | null;
  archived_at: string | null;
};

export type DocumentsTable = {
  id: GeneratedAlways<number>;
  contract_id: number | null;
  order_id: number | null;
  kind: string;
  name: string;
  sha256: Buffer;
  size: number;
  content_type: string;
  added_by: number;
  added_at: Generated<string>;
  binned_at: string | null;
  binned_by: number | null;
  binned_reason: string | null;
  name_words: GeneratedAlways<string>;
  replaces_id: number | null;
  first_id: number | null;
  version_no: Generated<number>;
  family_id: GeneratedAlways<number>;
  upload_id: string | null;
  purged_at: string | null;
  template_id: number | null;
};

export type DraftsTable = {
  employee_id: number;
  key: string;
  values: Json;
  at: string;
};

export type EmployeeCertificatesTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  title: string;
  number: Generated<string>;
  issued_by: Generated<string>;
  issued_on: string | null;
  valid_until: string | null;
  created_by: number;
  created_at: Generated<string>;
  removed_at: string | null;
  version: Generated<number>;
};

export type EmployeePhotosTable = {
  employee_id: number;
  version: number;
  large: Buffer;
  small: Buffer;
  changed_at: Generated<string>;
};

export type EmployeesTable = {
  id: GeneratedAlways<number>;
  email: string;
  last_name: string;
  first_name: string;
  middle_name: string | null;
  position: string;
  department_id: number | null;
  roles: Generated<string[]>;
  phone: string | null;
  extension: string | null;
  room: string | null;
  birthday: string | null;
  status: Generated<string>;
  dismissed_at: string | null;
  language: Generated<string>;
  theme: Generated<string>;
  auth_user_id: string | null;
  version: Generated<number>;
  created_at: Generated<string>;
  campaigns_withheld: Generated<boolean>;
  duties: Generated<string>;
  mobile: string | null;
  show_birth_year: Generated<boolean>;
};

export type FilePreviewsTable = {
  sha256: Buffer;
  format: string;
  state: Generated<string>;
  reason: string | null;
  pdf_sha256: Buffer | null;
  pdf_size: number | null;
  awaited: Generated<boolean>;
  asked_at: Generated<string>;
  made_at: string | null;
};

export type FileTextPartsTable = {
  sha256: Buffer;
  n: number;
  page: number | null;
  body: string;
  words: string;
};

export type FileTextsTable = {
  sha256: Buffer;
  state: string;
  reason: string | null;
  cut: Generated<boolean>;
  reading: number;
  read_at: Generated<string>;
  words: string;
};

export type IdempotencyKeysTable = {
  employee_id: number;
  key: string;
  route: string;
  body_hash: Buffer;
  status: number;
  response: Json | null;
  created_at: Generated<string>;
};

export type ImportKeysTable = {
  import_id: number;
  key: string;
  n: number;
};

export type ImportRowsTable = {
  import_id: number;
  n: number;
  cells: string[];
  state: Generated<string>;
  problems: JsonWithDefault;
  client_id: number | null;
  contract_id: number | null;
  order_id: number | null;
  contact_id: number | null;
  written: JsonWithDefault;
};

export type ImportsTable = {
  id: GeneratedAlways<number>;
  kind: string;
  file_name: string;
  format: string;
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  sheets: Generated<string[]>;
  formulas: number;
  header_row: number;
  mapping: Json;
  match_by: string[];
  on_match: string;
  unknown_choice: string;
  state: Generated<string>;
  work_done: Generated<number>;
  work_total: Generated<number>;
  work_began_at: string | null;
  asked_by: number | null;
  trouble: string | null;
  created_by: number;
  created_at: Generated<string>;
  finished_at: string | null;
  version: Generated<number>;
};

export type JournalTable = {
  id: GeneratedAlways<number>;
  at: Generated<string>;
  actor_id: number | null;
  standing_for_id: number | null;
  kind: string;
  order_id: number | null;
  client_id: number | null;
  contract_id: number | null;
  employee_id: number | null;
  order_version: number | null;
  step_key: string | null;
  data: JsonWithDefault;
};

export type JournalChainTable = {
  seq: number;
  journal_id: number;
  hash: Buffer;
};

export type LettersTable = {
  id: GeneratedAlways<number>;
  kind: string;
  source: string;
  language: string;
  to_address: string;
  employee_id: number | null;
  subject: string;
  content: string | null;
  message_id: string;
  thread: string | null;
  state: Generated<string>;
  tries: Generated<number>;
  uncertain: Generated<number>;
  next_try_at: Generated<string>;
  claimed_at: string | null;
  first_tried_at: string | null;
  trouble_code: string | null;
  trouble_answer: string | null;
  created_at: Generated<string>;
  expires_at: string;
  ended_at: string | null;
  returned_at: string | null;
  return_reason: string | null;
  delayed_at: string | null;
};

export type MailSettingsTable = {
  id: Generated<boolean>;
  enabled: Generated<boolean>;
  host: Generated<string>;
  port: Generated<number>;
  security: Generated<string>;
  username: Generated<string>;
  password_sealed: string | null;
  sender_name: Generated<string>;
  sender_address: Generated<string>;
  reply_to: Generated<string>;
  version: Generated<number>;
  worked_at: string | null;
  failing_since: string | null;
  failures: Generated<number>;
  next_try_at: string | null;
  trouble_code: string | null;
  trouble_answer: string | null;
};

export type MailboxSettingsTable = {
  id: Generated<boolean>;
  enabled: Generated<boolean>;
  host: Generated<string>;
  port: Generated<number>;
  security: Generated<string>;
  username: Generated<string>;
  password_sealed: string | null;
  folder: Generated<string>;
  version: Generated<number>;
  uid_validity: string | null;
  last_uid: Generated<number>;
  read_at: string | null;
  failing_since: string | null;
  failures: Generated<number>;
  next_try_at: string | null;
  trouble_code: string | null;
  trouble_answer: string | null;
  reports: Generated<number>;
  strangers: Generated<number>;
};

export type NewsTable = {
  id: GeneratedAlways<number>;
  title: Generated<string>;
  body: JsonWithDefault;
  body_text: Generated<string>;
  links: JsonWithDefault;
  words: GeneratedAlways<string>;
  author_id: number;
  important: Generated<boolean>;
  departments: Generated<number[]>;
  pinned_until: string | null;
  comments_closed: Generated<boolean>;
  state: Generated<string>;
  publish_at: string | null;
  publisher_id: number | null;
  published_at: string | null;
  edited_at: string | null;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  version: Generated<number>;
};

export type NewsAcknowledgementsTable = {
  news_id: number;
  employee_id: number;
  at: Generated<string>;
};

export type NewsCommentsTable = {
  id: GeneratedAlways<number>;
  news_id: number;
  body: string;
  author_id: number;
  at: Generated<string>;
  edited_at: string | null;
  removed_at: string | null;
};

export type NewsFilesTable = {
  id: GeneratedAlways<number>;
  news_id: number;
  name: string;
  size: number;
  sha256: Buffer;
  added_by: number;
  added_at: Generated<string>;
};

export type NewsPicturesTable = {
  id: GeneratedAlways<number>;
  news_id: number;
  width: number;
  height: number;
  size: number;
  sha256: Buffer;
  added_by: number;
  added_at: Generated<string>;
};

export type NewsReadingsTable = {
  news_id: number;
  employee_id: number;
  at: Generated<string>;
};

export type NewsRemindersTable = {
  news_id: number;
  employee_id: number;
  reminded_by: number;
  at: Generated<string>;
  again: string;
};

export type NotificationMailsTable = {
  journal_id: number;
  employee_id: number;
  notification_id: number;
  kind: string;
  at: Generated<string>;
  letter_id: number | null;
};

export type NotificationPostponementsTable = {
  notification_id: number;
  until: string;
  postponed_at: string;
  was_read_at: string | null;
  was_seen_at: string | null;
};

export type NotificationReceiptsTable = {
  journal_id: number;
  employee_id: number;
};

export type NotificationSettingsTable = {
  employee_id: number;
  ways: JsonWithDefault;
  daily_hour: number;
  quiet_from: string | null;
  quiet_to: string | null;
  hold_days_off: boolean;
};

export type NotificationsTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  order_id: number | null;
  client_id: number | null;
  contract_id: number | null;
  lost_record: string | null;
  kind: string;
  journal_id: number;
  count: Generated<number>;
  at: string;
  seen_at: string | null;
  read_at: string | null;
  import_id: number | null;
  campaign_id: number | null;
  task_id: number | null;
  absence_request_id: number | null;
  news_id: number | null;
  certificate_id: number | null;
};

export type OneTimeTokensTable = {
  id: GeneratedAlways<number>;
  hash: Buffer;
  purpose: string;
  employee_id: number | null;
  created_by: number | null;
  created_at: Generated<string>;
  expires_at: string;
  used_at: string | null;
};

export type OrderFieldsTable = {
  order_id: number;
  key: string;
  value: Json;
  stamp: Json;
  version: number;
};

export type OrderMarksTable = {
  order_id: number;
  key: string;
  stamp: Json;
  version: number;
};

export type OrderMutesTable = {
  employee_id: number;
  order_id: number;
  muted_at: string;
};

export type OrderNumbersTable = {
  year: number;
  last: number;
};

export type OrderStepsTable = {
  order_id: number;
  seq: number;
  key: string;
  state: string;
  opened_at: string | null;
  due_on: string | null;
  requested: Json | null;
  returned: Json | null;
  return_reason: string | null;
};

export type OrdersTable = {
  id: GeneratedAlways<number>;
  number: string;
  number_normal: string;
  title: string;
  client_id: number;
  contract_id: number | null;
  manager_id: number;
  definition_id: number;
  status: Generated<string>;
  refused_reason: string | null;
  ever_confirmed: Generated<boolean>;
  step_seq: Generated<number>;
  step_state: Generated<string>;
  step_opened_at: Generated<string>;
  step_due_on: string | null;
  expert_id: number | null;
  mark_keys: Generated<string[]>;
  valid_until: string | null;
  archived_at: string | null;
  renewed_from_id: number | null;
  version: Generated<number>;
  created_by: number;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  removed_at: string | null;
};

export type PaymentsTable = {
  order_id: number;
  n: number;
  amount: string;
  paid_on: string;
  payment_order_number: string;
  stamp: Json;
  version: number;
  reversed_stamp: Json | null;
  reversed_reason: string | null;
  reversed_version: number | null;
};

export type ProcessDefinitionsTable = {
  id: GeneratedAlways<number>;
  key: string;
  version: number;
  body: Json;
  published_by: number | null;
  published_at: Generated<string>;
};

export type ResolutionsTable = {
  id: GeneratedAlways<number>;
  order_id: number;
  step_seq: number;
  step_key: string;
  stamp: Json;
  reason: string | null;
  as_director: Generated<boolean>;
  content: string;
  digest: Buffer;
  version: number;
  withdrawn_stamp: Json | null;
  withdrawn_because: string | null;
  withdrawn_reason: string | null;
};

export type RightsEpochTable = {
  id: Generated<number>;
  epoch: Generated<number>;
};

export type SavedViewsTable = {
  id: GeneratedAlways<number>;
  employee_id: number;
  list: string;
  name: string;
  query: string;
  created_at: Generated<string>;
};

export type SegmentMembersTable = {
  segment_id: number;
  client_id: number;
  added_by: number;
  added_at: Generated<string>;
};

export type SegmentsTable = {
  id: GeneratedAlways<number>;
  name: string;
  archived_at: string | null;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  filter: Json | null;
};

export type SignInFailuresTable = {
  id: GeneratedAlways<number>;
  email: string;
  address: string;
  at: Generated<string>;
};

export type SuppressionsTable = {
  address: string;
  why: string;
  at: Generated<string>;
  by_employee_id: number | null;
  campaign_id: number | null;
  note: string | null;
};

export type TaskFilesTable = {
  id: GeneratedAlways<number>;
  task_id: number;
  name: string;
  size: number;
  sha256: Buffer;
  added_by: number;
  added_at: Generated<string>;
};

export type TaskItemsTable = {
  id: GeneratedAlways<number>;
  task_id: number;
  n: number;
  title: string;
  done_at: string | null;
  done_by: number | null;
};

export type TaskPeopleTable = {
  task_id: number;
  employee_id: number;
};

export type TaskRemarksTable = {
  id: GeneratedAlways<number>;
  task_id: number;
  kind: string;
  body: Generated<string>;
  author_id: number;
  standing_for_id: number | null;
  at: Generated<string>;
};

export type TasksTable = {
  id: GeneratedAlways<number>;
  title: string;
  body: Generated<string>;
  title_words: GeneratedAlways<string>;
  author_id: number;
  assignee_id: number;
  due_on: string | null;
  due_time: string | null;
  order_id: number | null;
  client_id: number | null;
  state: Generated<string>;
  created_by: number;
  created_at: Generated<string>;
  version: Generated<number>;
  news_id: number | null;
  comment_id: number | null;
};

export type UploadsTable = {
  id: Generated<string>;
  employee_id: number;
  contract_id: number | null;
  order_id: number | null;
  replaces_id: number | null;
  kind: string;
  name: string;
  size: number;
  head: string | null;
  created_at: Generated<string>;
  expires_at: Generated<string>;
};

export type VisibilityGroupMembersTable = {
  group_id: number;
  employee_id: number;
};

export type VisibilityGroupsTable = {
  id: GeneratedAlways<number>;
  name: string;
  created_at: Generated<string>;
};

export type WorkYearsTable = {
  year: number;
  days: Json | null;
  corrected_by: number;
  corrected_at: Generated<string>;
  version: Generated<number>;
};

export type DB = {
  absence_requests: AbsenceRequestsTable;
  absences: AbsencesTable;
  address_troubles: AddressTroublesTable;
  api_tokens: ApiTokensTable;
  auth_accounts: AuthAccountsTable;
  auth_sessions: AuthSessionsTable;
  auth_users: AuthUsersTable;
  auth_verifications: AuthVerificationsTable;
  bulk_change_items: BulkChangeItemsTable;
  bulk_changes: BulkChangesTable;
  calendar_feeds: CalendarFeedsTable;
  call_reminders: CallRemindersTable;
  call_settings: CallSettingsTable;
  calls: CallsTable;
  campaign_files: CampaignFilesTable;
  campaign_left_out: CampaignLeftOutTable;
  campaign_letters: CampaignLettersTable;
  campaigns: CampaignsTable;
  client_merges: ClientMergesTable;
  clients: ClientsTable;
  comment_files: CommentFilesTable;
  comment_pins: CommentPinsTable;
  comments: CommentsTable;
  company: CompanyTable;
  company_acknowledgements: CompanyAcknowledgementsTable;
  company_document_versions: CompanyDocumentVersionsTable;
  company_documents: CompanyDocumentsTable;
  company_events: CompanyEventsTable;
  company_folders: CompanyFoldersTable;
  company_requisites: CompanyRequisitesTable;
  consent_texts: ConsentTextsTable;
  consents: ConsentsTable;
  contacts: ContactsTable;
  contracts: ContractsTable;
  departments: DepartmentsTable;
  dictionary_entries: DictionaryEntriesTable;
  document_templates: DocumentTemplatesTable;
  documents: DocumentsTable;
  drafts: DraftsTable;
  employee_certificates: EmployeeCertificatesTable;
  employee_photos: EmployeePhotosTable;
  employees: EmployeesTable;
  file_previews: FilePreviewsTable;
  file_text_parts: FileTextPartsTable;
  file_texts: FileTextsTable;
  idempotency_keys: IdempotencyKeysTable;
  import_keys: ImportKeysTable;
  import_rows: ImportRowsTable;
  imports: ImportsTable;
  journal: JournalTable;
  journal_chain: JournalChainTable;
  letters: LettersTable;
  mail_settings: MailSettingsTable;
  mailbox_settings: MailboxSettingsTable;
  news: NewsTable;
  news_acknowledgements: NewsAcknowledgementsTable;
  news_comments: NewsCommentsTable;
  news_files: NewsFilesTable;
  news_pictures: NewsPicturesTable;
  news_readings: NewsReadingsTable;
  news_reminders: NewsRemindersTable;
  notification_mails: NotificationMailsTable;
  notification_postponements: NotificationPostponementsTable;
  notification_receipts: NotificationReceiptsTable;
  notification_settings: NotificationSettingsTable;
  notifications: NotificationsTable;
  one_time_tokens: OneTimeTokensTable;
  order_fields: OrderFieldsTable;
  order_marks: OrderMarksTable;
  order_mutes: OrderMutesTable;
  order_numbers: OrderNumbersTable;
  order_steps: OrderStepsTable;
  orders: OrdersTable;
  payments: PaymentsTable;
  process_definitions: ProcessDefinitionsTable;
  resolutions: ResolutionsTable;
  rights_epoch: RightsEpochTable;
  saved_views: SavedViewsTable;
  segment_members: SegmentMembersTable;
  segments: SegmentsTable;
  sign_in_failures: SignInFailuresTable;
  suppressions: SuppressionsTable;
  task_files: TaskFilesTable;
  task_items: TaskItemsTable;
  task_people: TaskPeopleTable;
  task_remarks: TaskRemarksTable;
  tasks: TasksTable;
  uploads: UploadsTable;
  visibility_group_members: VisibilityGroupMembersTable;
  visibility_groups: VisibilityGroupsTable;
  work_years: WorkYearsTable;
};
