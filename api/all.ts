import { absenceRequestRoutes, absenceRoutes } from './absences.ts';
import { accessRoutes } from './access.ts';
import { meRoutes, sessionRoutes, setupRoutes } from './auth.ts';
import { calendarRoutes } from './calendar.ts';
import { calendarFeedRoutes } from './calendar-feeds.ts';
import { callRoutes, callSettingsRoutes, companyCallRoutes } from './calls.ts';
import { campaignLetterRoutes, suppressionRoutes } from './campaign-letter.ts';
import { campaignRunRoutes } from './campaign-run.ts';
import { campaignRoutes } from './campaigns.ts';
import { clientListRoutes } from './client-lists.ts';
import { mergeRoutes } from './client-merges.ts';
import { clientRoutes } from './clients.ts';
import { companyDocumentRoutes, companyFolderRoutes } from './company-documents.ts';
import { consentRoutes } from './consents.ts';
import { contractRoutes } from './contracts.ts';
import { deskRoutes } from './desk.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { commentRoutes, companyFeedRoutes } from './feed.ts';
import { importRoutes } from './imports.ts';
import { journalRoutes } from './journal.ts';
import { mailRoutes } from './mail.ts';
import { mailboxRoutes } from './mailbox.ts';
import { newsRoutes } from './news.ts';
import { notificationSettingsRoutes } from './notification-settings.ts';
import { muteRoutes, notificationRoutes } from './notifications.ts';
import { orderListRoutes } from './order-lists.ts';
import { orderRoutes } from './orders.ts';
import { dictionaryRoutes, peopleRoutes } from './people.ts';
import { processRoutes } from './processes.ts';
import { certificateRoutes, profileRoutes } from './profile.ts';
import { reminderRoutes } from './reminders.ts';
import { reportRoutes } from './reports.ts';
import type { RouteShape } from './route.ts';
import { segmentRoutes } from './segments.ts';
import { taskRoutes } from './tasks.ts';
import { requisiteRoutes, templateRoutes } from './templates.ts';
import { uploadRoutes } from './uploads.ts';
import { viewRoutes } from './views.ts';
import { workYearRoutes } from './work-years.ts';

/** Every route of the API; the server must attach a handler to each, and only to these. */
export const allRoutes: readonly RouteShape[] = [
  setupRoutes,
  sessionRoutes,
  meRoutes,
  peopleRoutes,
  profileRoutes,
  certificateRoutes,
  absenceRoutes,
  absenceRequestRoutes,
  dictionaryRoutes,
  accessRoutes,
  clientRoutes,
  mergeRoutes,
  consentRoutes,
  segmentRoutes,
  campaignRoutes,
  clientListRoutes,
  importRoutes,
  viewRoutes,
  callRoutes,
  callSettingsRoutes,
  companyCallRoutes,
  taskRoutes,
  newsRoutes,
  calendarRoutes,
  workYearRoutes,
  calendarFeedRoutes,
  contractRoutes,
  documentRoutes,
  uploadRoutes,
  templateRoutes,
  requisiteRoutes,
  mailRoutes,
  mailboxRoutes,
  campaignLetterRoutes,
  campaignRunRoutes,
  suppressionRoutes,
  companyFolderRoutes,
  companyDocumentRoutes,
  orderRoutes,
  commentRoutes,
  companyFeedRoutes,
  orderListRoutes,
  reminderRoutes,
  deskRoutes,
  reportRoutes,
  draftRoutes,
  notificationRoutes,
  notificationSettingsRoutes,
  muteRoutes,
  processRoutes,
  journalRoutes,
].flatMap((group) => Object.values(group) as RouteShape[]);
