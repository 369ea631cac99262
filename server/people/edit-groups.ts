import type { peopleRoutes } from '#api/people.ts';
import type { BodyOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { begin, named } from './allowed.ts';
import { areStatus } from './choices.queries.ts';
import { presentGroup } from './departments.present.ts';
import { findGroup } from './departments.queries.ts';
import { deleteGroup, insertGroup, putMembers, renameGroup } from './people.store.ts';

type Body = BodyOf<typeof peopleRoutes.createGroup>;

const taken = { visibility_groups_name_key: { field: 'name', reason: 'name_taken' } };

export function addGroup(ctx: Ctx, { name, memberIds }: Body) {
  return named(taken, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'groups.administer');
      await checkMembers(tx, memberIds);
      const id = await insertGroup(tx, name);
      await putMembers(tx, id, memberIds);
      record(tx, as, { kind: 'visibilityGroupAdded', data: { groupId: id, name, memberIds } });
      tellLive(tx, { kind: 'people', id });
      return shown(tx, id);
    }),
  );
}

export function editGroup(ctx: Ctx, id: number, { name, memberIds }: Body) {
  return named(taken, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'groups.administer');
      const before = await findGroup(tx.reader, id);
      if (!before) throw notFound();
      await checkMembers(tx, memberIds);
      const changes = differences(
        { name: before.name, memberIds: sorted(before.members.map((one) => one.id)) },
        { name, memberIds: sorted(memberIds) },
      );
      if (Object.keys(changes).length > 0) {
        await renameGroup(tx, id, name);
        await putMembers(tx, id, memberIds);
        record(tx, as, { kind: 'visibilityGroupEdited', data: { groupId: id, changes } });
        tellLive(tx, { kind: 'people', id });
      }
      return shown(tx, id);
    }),
  );
}

export async function removeGroup(ctx: Ctx, id: number): Promise<void> {
  await ctx.transact(async (tx) => {
    const as = await begin(ctx, tx, 'groups.administer');
    const before = await findGroup(tx.reader, id);
    if (!before) throw notFound();
    await deleteGroup(tx, id);
    const data = { groupId: id, name: before.name, memberIds: before.members.map((one) => one.id) };
    record(tx, as, { kind: 'visibilityGroupRemoved', data });
    tellLive(tx, { kind: 'people', id });
  });
}

/** Who was invited may be put in before they come. */
async function checkMembers(tx: Tx, memberIds: readonly number[]): Promise<void> {
  if (!(await areStatus(tx.reader, memberIds, ['active', 'invited']))) throw invalid('memberIds', 'employee');
}

const sorted = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

async function shown(tx: Tx, id: number) {
  const row = await findGroup(tx.reader, id);
  if (!row) throw notFound();
  return presentGroup(row);
}
