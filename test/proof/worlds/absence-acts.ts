import { OTHER, type Planned } from './acts.ts';
import type { Fact } from './who-knows.ts';

/** Keys of what is asked for here. */
export const absenceKeys = ['absence.asked', 'absence.approved'];

const fact: Fact = { absenceOf: 'accountant', head: 'headOfAccounting' };
const days = (year: number) => ({ fromOn: `${year}-03-02`, toOn: `${year}-03-12` });
/** That one is away everybody knows; why, in a kind and in words, is different where it is not to be known. */
const kindOf = (word: string) => (word === OTHER ? 'trip' : 'illness');

/** The accountant asks and waits, asks and is let go, and is away at this moment, entered by their head. */
export function absenceActs(): Planned[] {
  return [
    {
      fact,
      do: async (hand, word) => {
        const body = { kind: 'vacation', ...days(2090), substituteId: null, note: word };
        hand.made('absence.asked', (await hand.post('accountant', '/absence-requests', body)).id);
      },
    },
    {
      fact,
      needed: true,
      makes: 'absence.approved',
      do: async (hand, word) => {
        const body = { kind: kindOf(word), ...days(2091), substituteId: null, note: word };
        hand.made('absence.approved', (await hand.post('accountant', '/absence-requests', body)).id);
      },
    },
    {
      fact: { everybody: true },
      needs: ['absence.approved'],
      do: (hand) =>
        hand.put('headOfAccounting', `/absence-requests/${hand.idOf('absence.approved')}/approval`, {
          version: 1,
          substituteId: hand.stage.world.ids.clerk,
        }),
    },
    {
      fact,
      needed: true,
      do: (hand, word) =>
        hand.post('headOfAccounting', '/absences', {
          employeeId: hand.stage.world.ids.accountant,
          kind: kindOf(word),
          fromOn: '2026-01-01',
          toOn: '2089-01-01',
          substituteId: null,
        }),
    },
  ];
}
