import { mailboxRoutes } from '#api/mailbox.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { checkMailbox } from './check-mailbox.ts';
import { changeMailbox, mailboxSettingsOf } from './mailbox-settings.ts';

/** All of it is the administrator's. */
export const mailboxRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: mailboxRoutes.get,
    action: 'company.administer',
    handler: (ctx) => mailboxSettingsOf(ctx),
  }),
  defineRoute({
    route: mailboxRoutes.put,
    action: 'company.administer',
    handler: (ctx, { body }) => changeMailbox(ctx, body),
  }),
  defineRoute({
    route: mailboxRoutes.check,
    action: 'company.administer',
    handler: (ctx) => checkMailbox(ctx),
  }),
];
