import type { SegmentFilter } from '#api/clients.ts';
import type { BodyOf } from '#api/route.ts';
import type { segmentRoutes } from '#api/segments.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { holdClient, loadClient } from './client-card.queries.ts';
import { presentClient } from './clients.present.ts';
import { allowed, mayEdit } from './edit-client.ts';
import { holdSegment, isList, loadSegment, type SegmentRow } from './segments.queries.ts';
import { insertSegment, setMembership, updateSegment } from './segments.store.ts';

export function createSegment(
  ctx: Ctx,
  { name, filter }: BodyOf<typeof segmentRoutes.create>,
): Promise<SegmentRow> {
  return unlessTaken(
    ctx.transact(async (tx) => {
      const as = allowed(ctx, can(ctx.actor, 'segment.edit', null));
      if (filter) await mustBeSound(tx.reader, filter);
      const id = await insertSegment(tx, name, filter ?? null);
      record(tx, as, {
        kind: 'segmentCreated',
        data: { segmentId: id, name, ...(filter ? { filter } : {}) },
      });
      return loadSegment(tx.reader, id);
    }),
  );
}

export function editSegment(
  ctx: Ctx,
  id: number,
  { version, ...wanted }: BodyOf<typeof segmentRoutes.edit>,
): Promise<SegmentRow> {
  return unlessTaken(
    ctx.transact(async (tx) => {
      const before = await holdSegment(tx.reader, id);
      const as = allowed(ctx, can(ctx.actor, 'segment.edit', null));
      if (before.version !== version)
        throw new HttpProblem('version_conflict', { extra: { difference: [], version: before.version } });
      if (wanted.filter && !before.filter) throw invalid('filter', 'segment_list');
      if (wanted.filter) await mustBeSound(tx.reader, wanted.filter);
      const after = { ...wanted, filter: wanted.filter ?? before.filter };
      const changes = differences(
        { name: before.name, archived: before.archived, filter: before.filter },
        after,
      );
      if (Object.keys(changes).length === 0) return before;
      await updateSegment(tx, id, after);
      record(tx, as, { kind: 'segmentEdited', data: { segmentId: id, changes } });
      return loadSegment(tx.reader, id);
    }),
  );
}

/** The groups of one client, all of them at once: whoever edits the client. */
export function setSegments(ctx: Ctx, clientId: number, wanted: readonly number[]) {
  return ctx.transact(async (tx) => {
    const client = await holdClient(tx.reader, clientId);
    const as = mayEdit(ctx, client);
    // who is not shown the groups would empty them unknowingly
    if (!tx.reader.seesAllClients)
      throw notAllowed(ctx.person, { ok: false, allowed: ['anyManager', 'headOfClientBase'] }, null);
    const { added, removed, unknown, live } = await setMembership(tx, clientId, wanted);
    if (live > 0) throw invalid('segmentIds', 'segment_live');
    if (unknown > 0) throw invalid('segmentIds', 'segment');
    if (added.length + removed.length > 0) {
      record(tx, as, { kind: 'clientSegmentsChanged', clientId, data: { added, removed } });
      tellLive(tx, { kind: 'client', id: clientId });
    }
    return presentClient(ctx, await loadClient(tx.reader, clientId));
  });
}

/** A filter that asks for something, and of groups only for a list kept by hand. */
async function mustBeSound(reader: Reader, filter: SegmentFilter): Promise<void> {
  if (Object.values(filter).every((value) => value === undefined || value === ''))
    throw invalid('filter', 'segment_filter');
  if (filter.segmentId !== undefined && !(await isList(reader, filter.segmentId)))
    throw invalid('filter', 'segment_of_live');
}

const unlessTaken = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    const taken = error instanceof Error && 'constraint' in error && error.constraint === 'segments_name';
    throw taken ? invalid('name', 'name_taken') : error;
  });
