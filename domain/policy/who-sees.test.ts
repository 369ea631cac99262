import { describe, expect, it } from 'vitest';
import { expertiseProcess } from '../process/default/expertise.ts';
import type { OrderFacts } from '../rules/when.ts';
import type { Actor, Self } from '../rules/who.ts';
import { capacitiesOf, isHeld, seesAudience, seesComment, seesOrder } from './sees.ts';

/** «Who sees an order» and «Who sees a comment», one sentence per row. */

const person = (employeeId: number, change: Partial<Self> = {}): Self => ({
  employeeId,
  roles: [],
  departments: [],
  heads: [],
  groupManagers: [],
  duties: [],
  headDuties: [],
  ...change,
});
const selves = {
  manager: person(1, { roles: ['manager'], departments: ['sales'] }),
  otherManager: person(2, { roles: ['manager'], departments: ['sales'] }),
  colleague: person(14, { roles: ['manager'], departments: ['sales'], groupManagers: [1] }),
  headOfSales: person(3, { departments: ['sales'], heads: ['sales'] }),
  headOfAccounting: person(4, { departments: ['accounting'], heads: ['accounting'] }),
  accountant: person(5, { departments: ['accounting'] }),
  headOfExpertise: person(6, { departments: ['expertise'], heads: ['expertise'] }),
  expert: person(7, { departments: ['expertise'] }),
  otherExpert: person(8, { departments: ['expertise'] }),
  headOfApproval: person(9, { departments: ['approval'], heads: ['approval'] }),
  approver: person(10, { departments: ['approval'] }),
  director: person(11, { roles: ['director'] }),
  admin: person(12, { roles: ['admin'] }),
  clerk: person(13, { departments: ['office'] }),
};
type Name = keyof typeof selves;
const everyone = Object.keys(selves) as Name[];
const actor = (name: Name, ...standingFor: Name[]): Actor => ({
  employeeId: selves[name].employeeId,
  selves: [selves[name], ...standingFor.map((one) => selves[one])],
});
const stepKeys = expertiseProcess.steps.map((step) => step.key);
const order = (change: Partial<OrderFacts> = {}): OrderFacts => ({
  managerId: 1,
  managerDepartments: ['sales'],
  expertId: 7,
  everConfirmed: true,
  currentStep: 'archive',
  stepKeys,
  markKeys: ['examinationDone'],
  ...change,
});
const prospect = order({ everConfirmed: false, currentStep: 'terms', expertId: null, markKeys: [] });

const who = (ask: (actor: Actor) => boolean): Name[] => everyone.filter((name) => ask(actor(name)));
const see = (facts: OrderFacts) => who((one) => seesOrder(one, expertiseProcess, facts));
const leading: Name[] = ['manager', 'colleague', 'headOfSales'];

describe('who sees an order', () => {
  it('a prospect: its manager, the visibility group, the head of sales, director and admin', () => {
    expect(see(prospect)).toEqual([...leading, 'director', 'admin']);
  });
  it('accounting: every order ever confirmed', () => {
    expect(see(order({ currentStep: 'terms', expertId: null, markKeys: [] }))).toEqual([
      ...leading,
      'headOfAccounting',
      'accountant',
      'director',
      'admin',
    ]);
  });
  it.each([
    ['step 2', order({ currentStep: 'payment', markKeys: [] }), false],
    [
      'step 2 with the terms of reference sent',
      order({ currentStep: 'payment', markKeys: ['termsOfReferenceSent'] }),
      true,
    ],
    ['step 3', order({ currentStep: 'assignment', markKeys: [] }), true],
    ['step 6', order({ currentStep: 'archive', markKeys: [] }), true],
    ['never confirmed, whatever is sent', { ...prospect, markKeys: ['termsOfReferenceSent'] }, false],
  ])('head of expertise: %s', (_, facts, sees) => {
    expect(see(facts).includes('headOfExpertise')).toBe(sees);
  });
  it('experts: orders assigned to them; a replaced one keeps nothing', () => {
    expect(see(order({ currentStep: 'examination', markKeys: [] }))).toContain('expert');
    expect(see(order({ expertId: 8 }))).toContain('otherExpert');
    expect(see(order({ expertId: 8 }))).not.toContain('expert');
    expect(see(order({ expertId: null }))).not.toContain('expert');
  });
  it.each([
    ['step 4', order({ currentStep: 'examination', markKeys: [] }), false],
    ['step 4 with the examination done', order({ currentStep: 'examination' }), true],
    ['step 5', order({ currentStep: 'approval', markKeys: [] }), true],
  ])('approval: %s', (_, facts, sees) => {
    expect(see(facts).includes('headOfApproval')).toBe(sees);
    expect(see(facts).includes('approver')).toBe(sees);
  });
  it('head of sales: managers of the department and of those under it, no others', () => {
    expect(see(order({ managerId: 2, managerDepartments: ['salesRegions', 'sales'] }))).toContain(
      'headOfSales',
    );
    expect(see(order({ managerId: 2, managerDepartments: ['office'] }))).not.toContain('headOfSales');
  });
  it('other managers and people of no part of it see nothing', () => {
    expect(see(order())).not.toContain('otherManager');
    expect(see(order())).not.toContain('clerk');
  });
  it('a substitute sees what the absent person sees, beside their own', () => {
    expect(seesOrder(actor('otherManager', 'manager'), expertiseProcess, prospect)).toBe(true);
    expect(seesOrder(actor('clerk', 'expert'), expertiseProcess, order())).toBe(true);
  });
});

describe('the money of steps 1 and 2', () => {
  const sees = (facts: OrderFacts) => who((one) => seesAudience(one, expertiseProcess, facts, 'commercial'));
  it('is shown to who leads the order, accounting, director, admin; not to experts, head of expertise, approval', () => {
    expect(sees(order())).toEqual([...leading, 'headOfAccounting', 'accountant', 'director', 'admin']);
  });
  it('values without an audience are shown to all who see the order; of an unknown audience to none', () => {
    expect(seesAudience(actor('expert'), expertiseProcess, order(), undefined)).toBe(true);
    expect(seesAudience(actor('admin'), expertiseProcess, order(), 'nobody')).toBe(false);
  });
});

describe('who sees a comment', () => {
  const facts = order();
  const comment = (author: Name) => ({
    authorId: selves[author].employeeId,
    capacities: capacitiesOf(actor(author), expertiseProcess, facts),
  });
  const read = (author: Name) => who((one) => seesComment(one, expertiseProcess, facts, comment(author)));
  const above: Name[] = ['director', 'admin'];
  const accounting: Name[] = ['headOfAccounting', 'accountant'];
  const sorted = (names: Name[]) => everyone.filter((one) => names.includes(one));

  it.each<[string, Name, Name[]]>([
    ['the manager’s', 'manager', [...leading, ...accounting, 'headOfExpertise']],
    [
      'a visibility group member’s, as the manager’s',
      'colleague',
      [...leading, ...accounting, 'headOfExpertise'],
    ],
    ['the expert’s', 'expert', [...leading, 'headOfExpertise', 'expert', 'headOfApproval', 'approver']],
    ['accounting’s', 'accountant', [...leading, ...accounting]],
    ['the head of sales’', 'headOfSales', [...leading, ...accounting]],
    ['the head of accounting’s', 'headOfAccounting', [...leading, ...accounting]],
    ['the head of expertise’s', 'headOfExpertise', [...leading, 'headOfExpertise']],
    [
      'the head of approval’s',
      'headOfApproval',
      [...leading, 'headOfExpertise', 'headOfApproval', 'approver'],
    ],
    ['approval’s', 'approver', ['headOfExpertise', 'headOfApproval', 'approver']],
  ])('%s', (_, author, expected) => {
    expect(read(author)).toEqual(sorted([...expected, ...above]));
  });
  it('the expert sees only their own', () => {
    const seen = everyone.filter((author) =>
      seesComment(actor('expert'), expertiseProcess, facts, comment(author)),
    );
    expect(seen).toEqual(['expert']);
  });
  it('who stands in for the expert sees the expert’s, and no more', () => {
    const substitute = actor('otherExpert', 'expert');
    const seen = everyone.filter((author) =>
      seesComment(substitute, expertiseProcess, facts, comment(author)),
    );
    expect(seen).toEqual(['expert', 'otherExpert']);
  });
});

describe('several roles add up, per record', () => {
  const both = actor('expert', 'accountant');
  const leadsAndExamines: Actor = { employeeId: 7, selves: [{ ...selves.expert, roles: ['manager'] }] };

  it('an expert who is also a manager sees money in orders they lead, not in orders they examine', () => {
    expect(
      seesAudience(leadsAndExamines, expertiseProcess, order({ managerId: 7, expertId: 8 }), 'commercial'),
    ).toBe(true);
    expect(seesAudience(leadsAndExamines, expertiseProcess, order(), 'commercial')).toBe(false);
  });
  it('whoever is the expert is held to the expert’s share, whatever else they are', () => {
    for (const name of [
      'headOfSales',
      'headOfAccounting',
      'accountant',
      'headOfExpertise',
      'headOfApproval',
      'colleague',
    ] as const) {
      const facts = order({ expertId: selves[name].employeeId });
      expect(isHeld(actor(name), facts)).toBe(true);
      expect(seesAudience(actor(name), expertiseProcess, facts, 'commercial')).toBe(false);
      expect(capacitiesOf(actor(name), expertiseProcess, facts)).toEqual(['expertOfOrder']);
      expect(
        seesComment(actor(name), expertiseProcess, facts, { authorId: 1, capacities: ['managerOfOrder'] }),
      ).toBe(false);
    }
    expect(seesAudience(both, expertiseProcess, order(), 'commercial')).toBe(false);
  });
  it('unless they are its manager, director or admin', () => {
    expect(isHeld(actor('manager'), order({ expertId: 1 }))).toBe(false);
    expect(isHeld(actor('director'), order({ expertId: 11 }))).toBe(false);
    expect(isHeld(actor('admin'), order({ expertId: 12 }))).toBe(false);
    expect(seesAudience(actor('manager'), expertiseProcess, order({ expertId: 1 }), 'commercial')).toBe(true);
  });
  it('who stands in for an expert keeps their own view of it', () => {
    expect(seesAudience(actor('accountant', 'expert'), expertiseProcess, order(), 'commercial')).toBe(true);
  });
});
