import { afterWorkingHours } from '#domain/calendar/workhours.ts';
import { can } from '#domain/policy/can.ts';
import type { Missing } from '#domain/process/gate.ts';
import { factsOf } from '#domain/process/order.ts';
import { remindable, reminderGroup } from '#domain/process/remind.ts';
import { standingAs } from '#domain/rules/who.ts';
import type { Tx } from '#server/db/transact.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { holdOrder } from './edit-order.store.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { frozenWords, reminderWords } from './order-words.ts';
import { lastReminder, mayKnow } from './present-missing.ts';
import { shownVersion } from './shown-version.ts';

/** Hours of work within which the same people are not reminded of the same again. */
const APART = 4;

/** Whoever takes part in the order calls those it waits for. It signs nothing and makes no version of the order. */
export async function remind(
  ctx: Ctx,
  tx: Tx,
  id: number,
  wanted: { step: string; key: string },
): Promise<LoadedOrder> {
  if (!(await holdOrder(tx, id))) throw notFound();
  const loaded = await loadOrder(tx.reader, id);
  if (!loaded) throw notFound();
  const { def, state } = loaded;
  const right = can(ctx.actor, 'order.remind', { def, order: state });
  if (!right.ok)
    throw notAllowed(ctx.person, right, { manager: loaded.manager.name, expert: loaded.expert?.name });
  const missing = awaited(ctx, loaded, wanted);
  const group = reminderGroup(def, state, missing);
  const again = afterWorkingHours(ctx.now, APART, {
    timeZone: ctx.person.company.timeZone,
    calendar: ctx.calendar,
  });
  record(
    tx,
    right.as,
    {
      kind: 'reminded',
      orderId: id,
      clientId: state.clientId,
      contractId: state.contract?.id ?? null,
      stepKey: missing.step,
      data: { key: missing.key, who: missing.awaited, activeStep: state.currentStep, group, again },
    },
    true,
  );
  tellLive(tx, { kind: 'order', id, reminded: missing.key });
  const own = ctx.person.stamps[ctx.person.employeeId];
  const by = { id: ctx.person.employeeId, name: own?.name ?? '', position: own?.position ?? '' };
  const others = loaded.reminders.filter((one) => one.group !== group);
  return { ...loaded, reminders: [...others, { group, at: ctx.now, again, by }] };
}

/** The item, where it waits for somebody else who has not been reminded just now; what the person does not see is not missing to them. */
function awaited(ctx: Ctx, loaded: LoadedOrder, wanted: { step: string; key: string }): Missing {
  const { def, state } = loaded;
  const refused = (detail: (language: Ctx['language']) => string, code: 'already_done' | 'order_frozen') =>
    new HttpProblem(code, { detail, extra: { version: shownVersion(loaded) } });
  if (state.archivedAt || state.status === 'refused')
    throw refused(
      (language) => frozenWords[language][state.archivedAt ? 'archived' : 'refused'],
      'order_frozen',
    );
  const missing = remindable(def, state).find((one) => one.step === wanted.step && one.key === wanted.key);
  if (
    !missing ||
    !mayKnow(ctx, loaded, missing) ||
    standingAs(ctx.actor, missing.awaited, factsOf(def, state))
  )
    throw refused((language) => reminderWords[language].nobody, 'already_done');
  const last = lastReminder(ctx, loaded, missing);
  if (last)
    throw refused((language) => reminderWords[language].lately(shortOf(last.by.name)), 'already_done');
  return missing;
}
