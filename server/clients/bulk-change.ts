import { type clientListRoutes, MOST_AT_ONCE } from '#api/client-lists.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Tx } from '#server/db/transact.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid, problemBody } from '#server/http/problems.ts';
import { whoMay } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { type BulkClient, type BulkTarget, holdForBulk } from './bulk.queries.ts';
import { type Bulk, changeMany } from './bulk.store.ts';
import { listedIds } from './clients.queries.ts';

type Body = BodyOf<typeof clientListRoutes.change>;
export type LeftOut = { client: { id: number; name: string }; reason: string };

/** One change to many clients: each by the rights on it, the others are left as they are and told why. */
export function changeClients(ctx: Ctx, body: Body) {
  const target = targetOf(body);
  return ctx.transact(async (tx) => {
    const clients = await holdForBulk(tx.reader, await idsOf(ctx, tx, body), target);
    const bulk = bulkOf(body.act, target, clients[0]);
    if (bulk === null) return { id: null, done: 0, leftOut: [] };
    const leftOut: LeftOut[] = [];
    const judged = clients.flatMap((client) => {
      if (isSo(bulk, client)) return [];
      const as = judge(ctx, client);
      if (typeof as !== 'string') return [{ client, as }];
      leftOut.push({ client: { id: client.id, name: client.name }, reason: as });
      return [];
    });
    if (judged.length === 0) return { id: null, done: 0, leftOut };
    const id = await changeMany(
      tx,
      bulk,
      judged.map(({ client }) => client),
    );
    for (const { client, as } of judged) {
      record(tx, as, entryOf(id, bulk, client));
      tellLive(tx, { kind: 'client', id: client.id });
    }
    return { id, done: judged.length, leftOut };
  });
}

function targetOf({ act, managerId, segmentId, ids, filter }: Body): BulkTarget {
  if ((ids === undefined) === (filter === undefined)) throw invalid('ids', 'choice');
  const byManager = act === 'setManager';
  if (byManager && managerId === undefined) throw invalid('managerId', 'manager');
  if (!byManager && segmentId === undefined) throw invalid('segmentId', 'segment');
  return {
    managerId: byManager ? (managerId ?? null) : null,
    segmentId: byManager ? null : (segmentId ?? null),
  };
}

async function idsOf(ctx: Ctx, tx: Tx, { ids, filter }: Body): Promise<number[]> {
  if (ids) return ids;
  const wanted = { ...filter, sort: 'name' as const };
  const found = await listedIds(tx.reader, ctx.deps.searchIndex, wanted, MOST_AT_ONCE);
  if (found.more) throw invalid('filter', 'too_many_clients', { max: MOST_AT_ONCE });
  return found.ids;
}

/** What is to be done, or null where there is nobody to do it to; a target that is none is refused. */
function bulkOf(
  act: Body['act'],
  { managerId, segmentId }: BulkTarget,
  any: BulkClient | undefined,
): Bulk | null {
  if (!any) return null;
  if (act === 'setManager') {
    if (managerId === null || !any.toManager) throw invalid('managerId', 'manager');
    return { act, managerId };
  }
  if (segmentId === null || !any.toSegment) throw invalid('segmentId', 'segment');
  // it takes in by itself, and nobody by hand
  if (any.toSegment.live) throw invalid('segmentId', 'segment_live');
  return { act, segmentId };
}

/** Already as it is wanted. */
function isSo(bulk: Bulk, { managerId, member }: BulkClient): boolean {
  if (bulk.act === 'setManager') return managerId === bulk.managerId;
  return member === (bulk.act === 'addToSegment');
}

function judge(ctx: Ctx, client: BulkClient): Self | string {
  const verdict = can(ctx.actor, 'client.edit', { managerId: client.managerId });
  if (!verdict.ok) {
    const clientManager = client.manager && presentPerson(client.manager).name;
    return whoMay(ctx.person, verdict.allowed, { clientManager }, ctx.language);
  }
  if (client.mergedInto) return problemBody(new HttpProblem('client_merged'), ctx.language).detail;
  return verdict.as;
}

function entryOf(bulkId: number, bulk: Bulk, { id, version, manager, toManager, toSegment }: BulkClient) {
  if (bulk.act === 'setManager') {
    const names = { before: manager && fullName(manager), after: toManager && fullName(toManager) };
    return {
      kind: 'clientEdited',
      clientId: id,
      data: { version: version + 1, changes: { manager: names }, bulkId },
    };
  }
  const group = toSegment ? [toSegment.name] : [];
  const data = bulk.act === 'addToSegment' ? { added: group, removed: [] } : { added: [], removed: group };
  return { kind: 'clientSegmentsChanged', clientId: id, data: { ...data, bulkId } };
}
