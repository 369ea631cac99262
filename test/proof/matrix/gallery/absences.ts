import type { AbsenceRequestFacts } from '../facts.ts';
import type { Person } from '../people.ts';
import { good, type Workshop } from './walk.ts';

/** Requests that wait: of somebody with a head, with a head above the head, of a head, and of one whose department has none. */
const askers: [Person, readonly string[]][] = [
  ['accountant', ['accounting']],
  ['regionManager', ['salesRegions', 'sales']],
  ['headOfSales', ['sales']],
  ['clerk', ['office']],
  ['director', []],
];

export async function makeAbsenceRequests({ cast }: Workshop): Promise<AbsenceRequestFacts[]> {
  const made: AbsenceRequestFacts[] = [];
  for (const [name, departments] of askers) {
    const { id } = await good(
      cast.as(name).post('/absence-requests', {
        kind: 'vacation',
        fromOn: '2030-07-01',
        toOn: '2030-07-14',
        substituteId: null,
        note: `повод ${name}`,
      }),
    );
    made.push({ label: `of ${name}`, id, employeeId: cast.ids[name], departments });
  }
  return made;
}
