import { can } from '#domain/policy/can.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Language } from '#domain/values/language.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { type BulkItem, type BulkRow, holdBulkItems, ownBulkChange } from './bulk.queries.ts';
import { undoMany } from './bulk.store.ts';
import type { LeftOut } from './bulk-change.ts';
import { allowed } from './edit-client.ts';

/** Takes one's own change to many clients back, within a day, where it still stands as it was made. */
export function undoBulkChange(ctx: Ctx, id: number) {
  return ctx.transact(async (tx) => {
    const bulk = await ownBulkChange(tx.reader, id);
    if (!bulk) throw notFound();
    const as = allowed(ctx, can(ctx.actor, 'segment.edit', null));
    if (bulk.undone) throw new HttpProblem('already_done');
    if (bulk.late) throw new HttpProblem('not_allowed', { detail: (language) => words[language].late });
    const items = await holdBulkItems(tx.reader, id);
    const leftOut: LeftOut[] = [];
    const back = items.filter((item) => {
      const reason = whyNot(bulk, item, ctx.language);
      if (reason !== null) leftOut.push({ client: { id: item.id, name: item.name }, reason });
      return reason === null;
    });
    await undoMany(
      tx,
      { id, act: bulk.act, segmentId: bulk.segment?.id ?? null },
      back.map((item) => ({ id: item.id, managerId: item.managerBefore })),
    );
    for (const item of back) {
      record(tx, as, { ...entryOf(bulk, item), clientId: item.id });
      tellLive(tx, { kind: 'client', id: item.id });
    }
    return { done: back.length, leftOut };
  });
}

/** Why it stays as it is by now. */
function whyNot({ act, manager }: BulkRow, item: BulkItem, language: Language): string | null {
  const say = words[language];
  if (item.mergedInto) return say.merged;
  if (act === 'addToSegment') return item.member ? null : say.segment;
  if (act === 'removeFromSegment') return item.member ? say.segment : null;
  if (item.managerId !== manager?.id) return say.manager;
  return item.managerBefore !== null && item.backTo === null ? say.gone : null;
}

function entryOf(bulk: BulkRow, { version, manager, backTo }: BulkItem) {
  const bulkId = bulk.id;
  if (bulk.act === 'setManager') {
    const names = { before: manager && fullName(manager), after: backTo && fullName(backTo) };
    return {
      kind: 'clientEdited',
      data: { version: version + 1, changes: { manager: names }, undoOf: bulkId },
    };
  }
  const group = bulk.segment ? [bulk.segment.name] : [];
  const data = bulk.act === 'addToSegment' ? { added: [], removed: group } : { added: group, removed: [] };
  return { kind: 'clientSegmentsChanged', data: { ...data, undoOf: bulkId } };
}

const words: Record<Language, Record<'late' | 'merged' | 'segment' | 'manager' | 'gone', string>> = {
  ru: {
    late: 'Отменить можно в течение суток. Измените клиентов заново',
    merged: 'Клиента с тех пор объединили с другим',
    segment: 'Группы клиента с тех пор изменили',
    manager: 'Менеджера с тех пор сменили',
    gone: 'Прежний менеджер больше не ведёт клиентов',
  },
  en: {
    late: 'It can be undone within a day. Change the clients anew',
    merged: 'The client has been merged into another since',
    segment: 'The groups of the client have changed since',
    manager: 'The manager has changed since',
    gone: 'The manager before leads no clients any more',
  },
};
