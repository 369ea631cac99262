import { type RawBuilder, sql } from 'kysely';
import { isManager, leadsClientBase } from '#domain/policy/can.ts';
import { type CallRow, forgottenCount, ownCallsJson, presentCall } from '#server/calls/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type CallsFound = { calls: CallRow[]; forgotten: number };

/** «99+»: nobody counts further. */
const MOST = 100;

/** Whose forgotten clients the person is told of: a manager of their own, the head of the client base of all; others of none. */
function watched({ actor }: Pick<Reader, 'actor'>): { managerId: number | null } | null {
  const [own] = actor.selves;
  if (isManager(own)) return { managerId: own.employeeId };
  return leadsClientBase(own) ? { managerId: null } : null;
}

/** Columns of the one statement of the home page. */
export function callsOfHome(reader: Reader, rows: number): RawBuilder<unknown> {
  const whose = watched(reader);
  const forgotten = whose ? forgottenCount(reader, whose.managerId, MOST) : sql`0`;
  return sql`${ownCallsJson(reader, reader.person.today, rows)} as calls, ${forgotten} as forgotten`;
}

export function presentCallsOfHome(ctx: Ctx, { calls, forgotten }: CallsFound, rows: number) {
  const callsClients = ctx.actor.selves.some((self) => isManager(self) || leadsClientBase(self));
  const whose = watched(ctx.reader);
  return {
    calls:
      callsClients || calls.length > 0
        ? { items: calls.slice(0, rows).map((row) => presentCall(ctx, row)), more: calls.length > rows }
        : null,
    forgotten: whose && {
      count: Math.min(forgotten, MOST - 1),
      more: forgotten >= MOST,
      query: {
        nextCall: 'none',
        ...(whose.managerId === null ? {} : { managerId: String(whose.managerId) }),
      } as Record<string, string>,
    },
  };
}
