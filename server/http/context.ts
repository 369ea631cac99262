import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { WorkCalendar } from '#domain/calendar/workdays.ts';
import type { Stamp } from '#domain/process/order.ts';
import type { Self } from '#domain/rules/who.ts';
import { shortName } from '#domain/values/fullName.ts';
import type { Person } from '#server/auth/actor.ts';
import type { DB } from '#server/db/tables.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** What a signed-in handler works with. Reading goes through `reader`, writing through `transact`; there is no bare database. */
export type Ctx = {
  person: Person;
  actor: Person['actor'];
  language: 'ru' | 'en';
  reader: Reader;
  /** ISO instant of the request. */
  now: string;
  today: string;
  /** Working days, as they are corrected by now. */
  calendar: WorkCalendar;
  requestId: string;
  /** Runs the act in one transaction; what it returns is the answer kept under the Idempotency-Key. */
  transact: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Identifies the request's content where it is not JSON, e.g. the hash of an upload. */
  describeBody: (text: string) => void;
  deps: Deps;
};

/** What an anonymous handler works with: the flows of signing in and the first start. */
export type PublicCtx = {
  language: 'ru' | 'en';
  db: Kysely<DB>;
  deps: Deps;
  now: string;
  address: string;
  request: FastifyRequest;
  reply: FastifyReply;
};

/** The stamp of an act done in this request under one of the person's identities. */
export function stampOf(ctx: Pick<Ctx, 'person' | 'now'>, as: Self): Stamp {
  const { person } = ctx;
  const own = person.stamps[person.employeeId];
  const absent = as.employeeId === person.employeeId ? undefined : person.stamps[as.employeeId];
  if (!own) throw new Error('a person without a name');
  return {
    employeeId: person.employeeId,
    name: own.name,
    position: own.position,
    at: ctx.now,
    standingFor: absent ? { employeeId: as.employeeId, name: absent.name, position: absent.position } : null,
  };
}

/** «Иванов И. И.» of a full name. The same few people stand in every line of a list. */
export function shortOf(name: string): string {
  const known = shortNames.get(name);
  if (known !== undefined) return known;
  const [lastName = '', firstName = '', ...rest] = name.split(' ');
  const short = shortName({ lastName, firstName, middleName: rest.join(' ') || null });
  if (shortNames.size >= mostNames) shortNames.clear();
  shortNames.set(name, short);
  return short;
}
const shortNames = new Map<string, string>();
const mostNames = 2000;
