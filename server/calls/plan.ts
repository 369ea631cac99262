import { furthestDay } from '#domain/calls/repeat.ts';
import type { Verdict } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { seesClientAlone } from '#server/visibility/system.ts';
import { clockOf, presentCall } from './calls.present.ts';
import { loadCall } from './calls.queries.ts';
import type { CallValues } from './calls.store.ts';
import type { NamedFacts } from './hold-call.queries.ts';

/** What every plan of a call is checked by, whether it stands alone, replaces another or follows an outcome. */

/** `kept`: a day that stands already, which an overdue call may keep. */
export function checkDay(ctx: Pick<Ctx, 'now' | 'person'>, on: string, kept: string | null = null): void {
  if (on === kept) return;
  const { day } = clockOf(ctx);
  if (on < day) throw invalid('on', 'call_past');
  if (on > furthestDay(day)) throw invalid('on', 'call_far');
}

type Place = { clientId: number; field?: string };

/** The contact is of the client; who is to call is here and sees it. What stood already is not judged again. */
export async function checkNamed(
  tx: Tx,
  { contactId, responsibleId }: Pick<CallValues, 'contactId' | 'responsibleId'>,
  facts: NamedFacts,
  { clientId, field = '' }: Place,
  stands: { contactId: number | null; responsibleId: number } | null = null,
): Promise<void> {
  if (contactId !== (stands?.contactId ?? null) && !facts.contactIsHere)
    throw invalid(`${field}contactId`, 'call_contact');
  if (responsibleId === stands?.responsibleId) return;
  const sees =
    facts.responsibleIsActive &&
    (facts.responsibleSeesAll ||
      (await seesClientAlone(tx.trx, tx.reader.definitions, responsibleId, clientId)));
  if (!sees) throw invalid(`${field}responsibleId`, 'call_responsible');
}

export function allowed(ctx: Ctx, verdict: Verdict) {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}

/** Refused, with the call as it stands now. */
export async function conflict(ctx: Ctx, tx: Tx, id: number): Promise<HttpProblem> {
  const current = presentCall(ctx, await loadCall(tx.reader, id));
  return new HttpProblem('version_conflict', { extra: { version: current.version, current } });
}

export const archivedClient = (): HttpProblem => invalid('clientId', 'client_archived');

export const notOpen = (): HttpProblem =>
  new HttpProblem('already_done', {
    detail: (language) =>
      language === 'ru'
        ? 'Этот звонок уже закрыт. Откройте его снова или запланируйте новый'
        : 'This call is closed already. Open it again or plan a new one',
  });
