import type { Seeded } from '#domain/values/seeded.ts';
import type { Name } from '#test/world.ts';
import type { Act } from './acts.ts';
import { type Hand, nothingIn, type ranges } from './hand.ts';
import type { Plan } from './plan.ts';

/** What a parameter of a request is given, by its name. */
export type Value = (hand: Hand) => string;

export const contactKeys = ({ clients }: Plan): string[] => clients.map((one) => `${one.key}.contact`);

const awaitedOnes = {
  employees: ['manager', 'otherManager', 'expert', 'headOfSales', 'headOfApproval'] satisfies Name[],
  departments: ['accounting', 'sales', 'salesRegions'],
};

/** What a parameter can be asked with: by its name, so that a new name has to be taught. */
export function valuesOf(key: string, plan: Plan, acts: Act[], random: Seeded): Value[] {
  const text = (...some: string[]): Value[] => some.map((one) => () => one);
  const people = (...some: Name[]): Value[] => some.map((one) => (hand) => String(hand.stage.world.ids[one]));
  const records = (table: keyof typeof ranges, keys: string[]): Value[] =>
    keys.map((one) => (hand) => String(hand.idOf(one) ?? nothingIn(table)));
  const words = Array.from({ length: 60 }, () => random.pick(acts).word);
  switch (key) {
    case 'search':
    case 'q':
    case 'name':
      return text(
        ...words.slice(0, 6),
        'синехвост',
        'cbyt[djcn',
        'sinehvost',
        'сенехвост',
        'ООО',
        'З-2026',
        '0003',
        'смирн',
        'и',
        ...words,
      );
    case 'size':
      return text('96', '512');
    case 'year':
      return text('2026', '2090', '2091');
    case 'version':
      return text('1', '2');
    case 'limit':
      return text('1', '2', '3', '7', '200');
    case 'managerId':
    case 'responsibleId':
    case 'assigneeId':
      return people('manager', 'otherManager', 'colleague', 'regionManager', 'clerk');
    case 'expertId':
    case 'employeeId':
      return people('expert', 'otherExpert', 'headOfExpertise', 'colleague', 'accountant');
    case 'clientId':
    case 'exceptId':
      return records(
        'clients',
        plan.clients.map((one) => one.key),
      );
    case 'contractId':
      return records(
        'contracts',
        plan.contracts.map((one) => one.key),
      );
    case 'contactId':
      return records('contacts', contactKeys(plan));
    case 'memberIds':
      return [
        (hand) => `${hand.stage.world.ids.manager},${hand.stage.world.ids.otherManager}`,
        (hand) => String(hand.stage.world.ids.clerk),
      ];
    // of whatever type: an order for one, a contract or client for another
    case 'id':
    case 'orderId':
      return records(
        'orders',
        plan.orders.map((one) => one.key),
      );
    case 'legalEntityId':
      return [(hand) => String(hand.stage.world.legalEntityId)];
    case 'sourceId':
      return [(hand) => String(hand.stage.world.sourceId)];
    case 'activityId':
      return [(hand) => String(hand.stage.world.activityId)];
    case 'departmentId':
      return [(hand) => String(hand.stage.world.departments.sales ?? 0)];
    case 'step':
      return text('terms', 'payment', 'assignment', 'examination', 'approval', 'archive');
    case 'process':
      return text('expertise', 'inspection');
    case 'awaited': {
      const { employees, departments } = awaitedOnes;
      return [
        ...employees.map(
          (name): Value =>
            (hand) =>
              `employee:${hand.stage.world.ids[name]}`,
        ),
        ...departments.flatMap((key): Value[] =>
          ['department', 'members'].map(
            (kind) => (hand) => `${kind}:${hand.stage.world.departments[key] ?? 0}`,
          ),
        ),
        ...text('department:none', 'nobody'),
      ];
    }
    case 'department':
    case 'awaitsDepartment':
      return text('expertise', 'sales');
    case 'from':
    case 'to':
    case 'dueFrom':
    case 'dueTo':
    case 'createdFrom':
    case 'createdTo':
    case 'orderFrom':
    case 'orderTo':
      return text('2020-01-01', '2099-01-01', '2026-12-01', '2029-06-30');
    case 'segmentId':
      return text('1', '2', '3', '4');
    case 'region':
      return text('а', 'Тверь');
    case 'noOrderMonths':
      return text('1', '240');
    case 'expiresInDays':
      return text('0', '400', '3650');
    case 'phones':
      return text('+7 495 123-45-67', '89120001122;84950000000');
    case 'emails':
      return text('info@example.org', 'k@example.org;a@example.org');
    case 'inn':
      return text('7707083893', '77');
    case 'kind':
      return text('orderCreated', 'paymentEntered', 'commentWritten');
    default:
      throw new Error(`teach the proof of the two worlds what «${key}» is asked with`);
  }
}
