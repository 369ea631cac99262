import { expect, it } from 'vitest';
import { check } from '#domain/process/check.ts';
import { definitionSchema } from '#domain/process/definition.ts';
import { scene } from '#domain/process/spec.ts';
import { inspectionDepartments, inspectionProcess } from './inspection.ts';

it('the second process is fit to publish, and the engine carries it to its archive', () => {
  const def = definitionSchema.parse(inspectionProcess);
  const departments = [...inspectionDepartments.map((one) => one.key), 'office', 'salesRegions'];
  expect(check(def, { departments, dictionaries: ['source', 'activity', 'legalEntity'] })).toEqual([]);
  expect(
    scene(def)
      .given(
        { type: 'attachContract', contract: { id: 5, amount: '1.00', clientId: 3 } },
        { type: 'confirm' },
      )
      .archived().order.archivedAt,
  ).not.toBeNull();
});
