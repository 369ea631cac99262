import { mailRoutes } from '#api/mail.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { checkMail } from './check-mail.ts';
import { dropLetter, outboxPage, sendLetterNow } from './letters.ts';
import { changeMailSettings, mailSettingsOf } from './mail-settings.ts';

/** All of it is the administrator's. */
export const mailRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: mailRoutes.get,
    action: 'company.administer',
    handler: (ctx) => mailSettingsOf(ctx),
  }),
  defineRoute({
    route: mailRoutes.put,
    action: 'company.administer',
    handler: (ctx, { body }) => changeMailSettings(ctx, body),
  }),
  defineRoute({
    route: mailRoutes.check,
    action: 'company.administer',
    handler: (ctx) => checkMail(ctx),
  }),
  defineRoute({
    route: mailRoutes.letters,
    action: 'company.administer',
    handler: (ctx, { query }) => outboxPage(ctx, query),
  }),
  defineRoute({
    route: mailRoutes.send,
    action: 'company.administer',
    handler: (ctx, { params }) => sendLetterNow(ctx, params.id),
  }),
  defineRoute({
    route: mailRoutes.cancel,
    action: 'company.administer',
    handler: (ctx, { params }) => dropLetter(ctx, params.id),
  }),
];
