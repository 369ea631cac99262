import { findPerson } from '#server/auth/actor.ts';
import type { Deps } from '#server/deps.ts';
import type { Ctx } from '#server/http/context.ts';
import { makeCtx } from '#server/http/make-ctx.ts';
import type { MadePerson } from './people.store.ts';

/** Acts as one of the demonstration people on a day of the past, through the product's own use cases. */
export type Cast = { ctx: (key: string, day: string) => Promise<Ctx>; id: (key: string) => number };

export async function makeCast(deps: Deps, people: readonly MadePerson[]): Promise<Cast> {
  const ids = new Map(people.map((person) => [person.key, person.id]));
  const id = (key: string): number => ids.get(key) ?? 0;
  const known = new Map<string, NonNullable<Awaited<ReturnType<typeof findPerson>>>>();
  let minutes = 0;
  return {
    id,
    async ctx(key, day) {
      const person = known.get(key) ?? (await findPerson(deps.db, { employeeId: id(key) }, null));
      if (!person) throw new Error(`no demonstration person ${key}`);
      known.set(key, person);
      await deps.definitions.refresh(person.lastDefinition);
      await deps.workCalendar.refresh(person.workYears);
      // acts of one day follow each other within the working hours
      minutes = (minutes + 7) % 420;
      const now = new Date(Date.parse(`${day}T06:30:00.000Z`) + minutes * 60_000);
      const latest = deps.clock();
      return makeCtx(
        deps,
        { ...person, today: day },
        { now: (now > latest ? latest : now).toISOString(), requestId: 'demo', idempotency: null },
      );
    },
  };
}
