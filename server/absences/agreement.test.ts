import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { can } from '#domain/policy/can.ts';
import { seesAbsenceReason } from '#domain/policy/sees-absences.ts';
import { findPerson } from '#server/auth/actor.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { openStage, type Stage } from '#test/app.ts';
import { names } from '#test/world.ts';

/** The rule of absences is read twice, as a verdict and as SQL; both must say the same of everybody to everybody. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('what the policy says of a person, the reader says too, also of and to those who stand in', async () => {
  const { ids } = stage.world;
  const pairs = [
    ['headOfSales', 'manager'],
    ['headOfAccounting', 'clerk'],
    ['director', 'accountant'],
    ['admin', 'expert'],
    ['manager', 'headOfApproval'],
  ] as const;
  await stage.ownerDb
    .insertInto('absences')
    .values(
      pairs.map(([away, instead]) => ({
        employee_id: ids[away],
        substitute_id: ids[instead],
        kind: 'trip',
        from_on: '2020-01-01',
        to_on: '2999-01-01',
        created_by: ids.admin,
      })),
    )
    .execute();
  for (const name of names) {
    const person = await findPerson(stage.deps.db, { employeeId: ids[name] }, null);
    if (!person) throw new Error(name);
    const { actor } = person;
    const reader = readerFor(stage.deps.db, person, stage.deps.definitions);
    const rows = await reader
      .employees()
      .select([
        'e.id',
        reader.sql.absenceKind().as('sees'),
        reader.sql.decidesAbsence().as('decides'),
        sql<number[]>`array(select d.head_id from departments own join departments d on d.id = any(own.path)
          where own.id = e.department_id and d.head_id is not null)`.as('heads'),
      ])
      .execute();
    const said = rows.map(({ id, sees, decides }) => ({ id, sees, decides }));
    const meant = rows.map(({ id, heads }) => {
      const about = { employeeId: id, headIds: heads };
      return {
        id,
        sees: seesAbsenceReason(actor, about),
        decides: can(actor, 'absence.decide', about).ok,
      };
    });
    expect(said, name).toEqual(meant);
  }
});
