import { absenceRoomRoutes } from '#server/absences/absences.routes.ts';
import { accessRoomRoutes } from '#server/access/access.routes.ts';
import { authRoutes } from '#server/auth/auth.routes.ts';
import { calendarRoomRoutes } from '#server/calendar/calendar.routes.ts';
import { calendarFeedRoomRoutes } from '#server/calendar/feeds.routes.ts';
import { workYearRoomRoutes } from '#server/calendar/work-years.routes.ts';
import { callRoomRoutes } from '#server/calls/calls.routes.ts';
import { campaignRoomRoutes } from '#server/campaigns/campaigns.routes.ts';
import { campaignLetterRoomRoutes } from '#server/campaigns/letter.routes.ts';
import { campaignRunRoomRoutes } from '#server/campaigns/run.routes.ts';
import { suppressionRoomRoutes } from '#server/campaigns/suppressions.routes.ts';
import { clientListRoomRoutes } from '#server/clients/client-lists.routes.ts';
import { clientRoomRoutes } from '#server/clients/clients.routes.ts';
import { consentRoomRoutes } from '#server/clients/consents.routes.ts';
import { segmentRoomRoutes } from '#server/clients/segments.routes.ts';
import { companyDocumentRoomRoutes } from '#server/company-documents/company-documents.routes.ts';
import { contractRoomRoutes } from '#server/contracts/contracts.routes.ts';
import { deskRoomRoutes } from '#server/desk/desk.routes.ts';
import { documentRoomRoutes } from '#server/documents/documents.routes.ts';
import { uploadRoomRoutes } from '#server/documents/uploads.routes.ts';
import { draftRoomRoutes } from '#server/drafts/drafts.routes.ts';
import { commentRoomRoutes } from '#server/feed/comments.routes.ts';
import type { RouteDefinition } from '#server/http/define-route.ts';
import { importRoomRoutes } from '#server/imports/imports.routes.ts';
import { journalRoomRoutes } from '#server/journal/journal.routes.ts';
import { liveRoomRoutes } from '#server/live/live.routes.ts';
import { mailboxRoomRoutes } from '#server/mail/in/mailbox.routes.ts';
import { mailRoomRoutes } from '#server/mail/mail.routes.ts';
import { newsRoomRoutes } from '#server/news/news.routes.ts';
import { muteRoomRoutes } from '#server/notifications/mutes.routes.ts';
import { notificationRoomRoutes } from '#server/notifications/notifications.routes.ts';
import { orderListRoomRoutes } from '#server/orders/order-lists.routes.ts';
import { orderRoomRoutes } from '#server/orders/orders.routes.ts';
import { reminderRoomRoutes } from '#server/orders/reminders.routes.ts';
import { dictionaryRoomRoutes } from '#server/people/dictionaries.routes.ts';
import { peopleRoomRoutes } from '#server/people/people.routes.ts';
import { profileRoomRoutes } from '#server/people/profile.routes.ts';
import { processRoomRoutes } from '#server/processes/processes.routes.ts';
import { reportRoomRoutes } from '#server/reports/reports.routes.ts';
import { taskRoomRoutes } from '#server/tasks/tasks.routes.ts';
import { templateRoomRoutes } from '#server/templates/templates.routes.ts';
import { viewRoomRoutes } from '#server/views/views.routes.ts';

/** The route registry: every way into the product. The permission tests are generated from it. */
export const routes: readonly RouteDefinition[] = [
  ...authRoutes,
  ...peopleRoomRoutes,
  ...profileRoomRoutes,
  ...absenceRoomRoutes,
  ...accessRoomRoutes,
  ...dictionaryRoomRoutes,
  ...clientRoomRoutes,
  ...consentRoomRoutes,
  ...segmentRoomRoutes,
  ...campaignRoomRoutes,
  ...clientListRoomRoutes,
  ...importRoomRoutes,
  ...viewRoomRoutes,
  ...callRoomRoutes,
  ...taskRoomRoutes,
  ...newsRoomRoutes,
  ...calendarRoomRoutes,
  ...workYearRoomRoutes,
  ...calendarFeedRoomRoutes,
  ...contractRoomRoutes,
  ...documentRoomRoutes,
  ...uploadRoomRoutes,
  ...templateRoomRoutes,
  ...mailRoomRoutes,
  ...mailboxRoomRoutes,
  ...campaignLetterRoomRoutes,
  ...campaignRunRoomRoutes,
  ...suppressionRoomRoutes,
  ...companyDocumentRoomRoutes,
  ...orderRoomRoutes,
  ...commentRoomRoutes,
  ...orderListRoomRoutes,
  ...reminderRoomRoutes,
  ...deskRoomRoutes,
  ...reportRoomRoutes,
  ...draftRoomRoutes,
  ...notificationRoomRoutes,
  ...muteRoomRoutes,
  ...liveRoomRoutes,
  ...processRoomRoutes,
  ...journalRoomRoutes,
];
