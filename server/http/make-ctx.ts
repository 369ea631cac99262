import type { Person } from '#server/auth/actor.ts';
import { type Idempotency, transact } from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import { readerFor } from '#server/visibility/reader.ts';
import type { Ctx } from './context.ts';

type Parts = {
  now: string;
  requestId: string;
  idempotency: (() => Idempotency) | null;
  describeBody?: (text: string) => void;
  holdRightsFirst?: boolean;
};

/** What a handler gets: the person, their reader, and the one way to write. */
export function makeCtx(
  deps: Deps,
  person: Person,
  { now, requestId, idempotency, describeBody = () => {}, holdRightsFirst = false }: Parts,
): Ctx {
  return {
    person,
    actor: person.actor,
    language: person.language,
    reader: readerFor(deps.db, person, deps.definitions),
    now,
    today: person.today,
    calendar: deps.workCalendar.now(),
    requestId,
    deps,
    describeBody,
    transact: (act) =>
      transact(
        deps.db,
        person,
        deps.definitions,
        {
          idempotency,
          holdRightsFirst,
          calendar: deps.workCalendar.now(),
          // what was just written is found by the next search, whatever the way the message takes
          told: (messages) => messages.forEach(deps.searchIndex.touch),
        },
        act,
      ),
  };
}
