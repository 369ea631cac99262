import type { OrderCommand } from '#domain/process/commands.ts';
import { expertPlace, isExpertSigned, toNameExpert } from '#domain/process/expert.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, notFound } from '#server/http/problems.ts';
import { authorise } from './authorise.ts';
import { act } from './change-order.ts';
import { type LoadedOrder, loadOrder } from './load-order.ts';
import { expertWords } from './order-words.ts';
import { employeeNamed } from './references.queries.ts';

type Wanted = { expertId: number; reason: string; version: number };

/** Another expert of one order: back to the step that names them, for the reason, and that step signed anew; all of it or nothing. */
export async function replaceExpert(
  ctx: Ctx,
  tx: Tx,
  id: number,
  { expertId, reason, version }: Wanted,
): Promise<LoadedOrder> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const loaded = await loadOrder(tx.reader, id);
    if (!loaded) throw notFound();
    const commands = commandsToName(ctx, loaded, expertId, reason);
    if (!(await employeeNamed(tx.reader, expertId))) throw invalid('expertId', 'employee');
    const changed = await actAll(ctx, tx, loaded, commands, version);
    if (changed) return changed;
  }
  throw new HttpProblem('unavailable', { retryAfter: 1 });
}

/** The commands that name this person the expert, for whoever may give them; the same person again, or a process without experts, is refused. */
export function commandsToName(
  ctx: Ctx,
  loaded: LoadedOrder,
  expertId: number,
  reason: string | null,
): readonly OrderCommand[] {
  const place = expertPlace(loaded.def);
  if (!place) throw refused('none');
  const commands = toNameExpert(place, loaded.state, expertId, reason);
  for (const command of commands) authorise(ctx, loaded, command);
  const signed = isExpertSigned(place, loaded.state);
  if (signed && loaded.state.expertId === expertId) throw refused('same');
  if (signed && reason === null) throw refused('signed');
  return commands;
}

const refused = (why: keyof typeof expertWords.ru): HttpProblem =>
  new HttpProblem(why === 'same' ? 'already_done' : 'step_locked', {
    detail: (language) => expertWords[language][why],
  });

/** One after the other on an order as it was loaded; null when it has moved on since, and then nothing is written. */
export async function actAll(
  ctx: Ctx,
  tx: Tx,
  loaded: LoadedOrder,
  [first, ...rest]: readonly OrderCommand[],
  seen?: number,
): Promise<LoadedOrder | null> {
  if (!first) return loaded;
  let order = await act(ctx, tx, loaded, first, seen);
  if (!order) return null;
  // from the first on the order is this transaction's
  for (const command of rest) {
    order = await act(ctx, tx, order, command);
    if (!order) throw new HttpProblem('unavailable', { retryAfter: 1 });
  }
  return order;
}
