import type { peopleRoutes } from '#api/people.ts';
import type { BodyOf } from '#api/route.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { invalid, notFound } from '#server/http/problems.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { begin, named } from './allowed.ts';
import { areStatus, isDepartment } from './choices.queries.ts';
import { presentDepartment } from './departments.present.ts';
import { type DepartmentRow, departmentKeys, findDepartment } from './departments.queries.ts';
import { type DepartmentValues, insertDepartment, updateDepartment } from './people.store.ts';

type CreateBody = BodyOf<typeof peopleRoutes.createDepartment>;
type EditBody = BodyOf<typeof peopleRoutes.editDepartment>;

const rules = {
  departments_key_key: { field: 'key', reason: 'name_taken' },
  departments_no_circle: { field: 'parentId', reason: 'circle' },
};

export function addDepartment(ctx: Ctx, { key, ...body }: CreateBody) {
  return named(rules, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'departments.administer');
      const values = await checked(tx, body);
      const given = key ?? nextKey(await departmentKeys(tx.reader));
      const id = await insertDepartment(tx, { ...values, key: given });
      record(tx, as, {
        kind: 'departmentAdded',
        data: { departmentId: id, key: given, ...told(values) },
      });
      tellLive(tx, { kind: 'people', id });
      return shown(tx, id);
    }),
  );
}

/** The key stays: process definitions know the department by it. */
export function editDepartment(ctx: Ctx, id: number, body: EditBody) {
  return named(rules, () =>
    ctx.transact(async (tx) => {
      const as = await begin(ctx, tx, 'departments.administer');
      const before = await findDepartment(tx.reader, id);
      if (!before) throw notFound();
      const values = await checked(tx, body);
      const changes = differences(told(valuesOf(before)), told(values));
      if (Object.keys(changes).length > 0) {
        await updateDepartment(tx, id, values);
        record(tx, as, { kind: 'departmentEdited', data: { departmentId: id, changes } });
        tellLive(tx, { kind: 'people', id });
      }
      return shown(tx, id);
    }),
  );
}

async function checked(tx: Tx, body: EditBody): Promise<DepartmentValues> {
  if (body.parentId !== null && !(await isDepartment(tx.reader, body.parentId)))
    throw invalid('parentId', 'choice');
  if (body.headId !== null && !(await areStatus(tx.reader, [body.headId], ['active'])))
    throw invalid('headId', 'employee');
  return {
    name: body.name,
    parent_id: body.parentId,
    head_id: body.headId,
    duties: [...new Set(body.duties)].sort(),
  };
}

const valuesOf = (row: DepartmentRow): DepartmentValues => ({
  name: row.name,
  parent_id: row.parentId,
  head_id: row.head?.id ?? null,
  duties: row.duties,
});

const told = (values: DepartmentValues) => ({
  name: values.name,
  parentId: values.parent_id,
  headId: values.head_id,
  duties: [...values.duties].sort(),
});

/** d2, d3 …: a word for definitions where nobody thought of one. */
function nextKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(/^d(\d{1,9})$/.exec(key)?.[1] ?? 1));
  return `d${Math.max(1, ...numbers) + 1}`;
}

async function shown(tx: Tx, id: number) {
  const row = await findDepartment(tx.reader, id);
  if (!row) throw notFound();
  return presentDepartment(row);
}
