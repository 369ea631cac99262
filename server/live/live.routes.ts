import { notificationRoutes } from '#api/notifications.ts';
import { findPerson, type Person } from '#server/auth/actor.ts';
import { bearerToken, sessionToken } from '#server/auth/cookies.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';

const PING_MS = 25_000;

export const liveRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: notificationRoutes.live,
    action: 'signedIn',
    handler: async (ctx, { request, reply }): Promise<undefined> => {
      const { raw } = reply;
      const bearer = bearerToken(request);
      const session = sessionToken(request, ctx.deps.config);
      const credential = bearer !== null ? { apiToken: bearer } : { sessionToken: session ?? '' };
      reply.hijack();
      // hijacking skips the hooks: the headers that matter are set here
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
      });
      raw.write('retry: 2000\n\n: open\n\n');
      const ping = setInterval(() => raw.write(': ping\n\n'), PING_MS);
      const leave = ctx.deps.live.join({
        employeeId: ctx.actor.employeeId,
        rightsAtFirst: rightsOf(ctx.person),
        rights: async () => {
          const person = await findPerson(ctx.deps.db, credential, null);
          return person && rightsOf(person);
        },
        send: (event, data) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        close: () => raw.end(),
      });
      request.raw.on('close', () => {
        clearInterval(ping);
        leave();
      });
    },
  }),
];

/** Whatever decides on what is seen: the person with whom they stand in for, everybody's rights, the processes. */
const rightsOf = (person: Person): string =>
  JSON.stringify([person.actor, person.epoch, person.lastDefinition]);
