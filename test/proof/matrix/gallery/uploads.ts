import type { ContractFacts, OrderFacts } from '../facts.ts';
import type { Person } from '../people.ts';
import type { Workshop } from './walk.ts';

/** A file on its way, of nobody but its sender. It is empty, so that its bytes have all come. */
export type UploadFacts = {
  label: string;
  id: string;
  ownerId: number;
  token: string;
  commercial: boolean;
  on: { contract: ContractFacts } | { order: OrderFacts };
};

const senders: readonly Person[] = [
  'manager',
  'headOfSales',
  'accountant',
  'expert',
  'otherManager',
  'clerk',
];

/** As if each had begun while they might add there: some may no more, and some do not even see the place now. */
export async function beginUploads({ stage, cast, tokens, facts }: Workshop): Promise<UploadFacts[]> {
  const places = [
    ...facts.contracts.slice(0, 4).map((contract) => ({ contract })),
    ...facts.orders.slice(0, 6).map((order) => ({ order })),
  ];
  const made: UploadFacts[] = [];
  for (const [n, on] of places.entries())
    for (const person of senders) {
      const ownerId = cast.ids[person];
      const commercial = n % 2 === 0;
      const label = `upload of ${person} to ${'contract' in on ? `contract ${on.contract.label}` : `order ${on.order.label}`}`;
      const token = tokens.word({ of: label, may: (who) => who.id === ownerId });
      const { id } = await stage.ownerDb
        .insertInto('uploads')
        .values({
          employee_id: ownerId,
          contract_id: 'contract' in on ? on.contract.id : null,
          order_id: 'order' in on ? on.order.id : null,
          kind: commercial ? 'invoice' : 'other',
          name: `${token}.txt`,
          size: 0,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      made.push({ label, id, ownerId, token, commercial, on });
    }
  return made;
}
