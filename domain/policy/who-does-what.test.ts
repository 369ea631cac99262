import { describe, expect, it } from 'vitest';
import { expertiseProcess } from '../process/default/expertise.ts';
import { type Definition, definitionSchema } from '../process/definition.ts';
import type { OrderState } from '../process/order.ts';
import { mark, pay, request, type Scene, scene, sign } from '../process/spec.ts';
import type { Actor, Self } from '../rules/who.ts';
import type { ContractSubject, DocumentKind, Seats } from './actions.ts';
import { can, type Verdict } from './can.ts';

/** The table «Who does what», one sentence per row. */

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
  manager: person(1, { roles: ['manager'], departments: ['sales'], duties: ['clientBase'] }),
  otherManager: person(2, { roles: ['manager'], departments: ['sales'], duties: ['clientBase'] }),
  headOfSales: person(3, {
    departments: ['sales'],
    heads: ['sales'],
    duties: ['clientBase'],
    headDuties: ['clientBase'],
  }),
  headOfAccounting: person(4, {
    departments: ['accounting'],
    heads: ['accounting'],
    duties: ['finance'],
    headDuties: ['finance'],
  }),
  accountant: person(5, { departments: ['accounting'], duties: ['finance'] }),
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

const fresh = scene(expertiseProcess);
const at = (step: string) => subject(fresh.at(step));
const subject = ({ def, order }: Scene) => ({ def, order });
const atWork: Seats = Object.fromEntries(
  (['headOfSales', 'headOfAccounting', 'headOfExpertise', 'headOfApproval'] as const).map((name) => [
    selves[name].heads[0] ?? '',
    { headId: selves[name].employeeId, present: true },
  ]),
);
const today = '2026-11-24';
const who = (ask: (actor: Actor) => Verdict): Name[] => everyone.filter((name) => ask(actor(name)).ok);

describe('clients', () => {
  it('any manager and the head of sales add a client, and comment on it', () => {
    expect(who((one) => can(one, 'client.create', null))).toEqual(['manager', 'otherManager', 'headOfSales']);
    expect(who((one) => can(one, 'client.comment', null))).toEqual([
      'manager',
      'otherManager',
      'headOfSales',
    ]);
  });
  it('its responsible manager and the head of sales edit, refuse, archive, restore, merge it', () => {
    expect(who((one) => can(one, 'client.edit', { managerId: 1 }))).toEqual(['manager', 'headOfSales']);
    expect(who((one) => can(one, 'client.edit', { managerId: null }))).toEqual(['headOfSales']);
    expect(who((one) => can(one, 'client.merge', { managerIds: [1, 1] }))).toEqual([
      'manager',
      'headOfSales',
    ]);
    expect(who((one) => can(one, 'client.merge', { managerIds: [1, 2] }))).toEqual(['headOfSales']);
    expect(who((one) => can(one, 'client.unmerge', { madeBy: 2 }))).toEqual(['otherManager', 'headOfSales']);
  });
});

describe('contracts', () => {
  const contract: ContractSubject = {
    authorId: 2,
    clientManagerId: 1,
    orderManagerIds: [],
    signed: false,
    orders: [],
  };
  it('any manager and the head of sales add a contract', () => {
    expect(who((one) => can(one, 'contract.create', null))).toEqual([
      'manager',
      'otherManager',
      'headOfSales',
    ]);
  });
  it('its author, its client’s manager, managers of its orders, the head of sales edit it', () => {
    const edits = (change: Partial<ContractSubject>) =>
      who((one) => can(one, 'contract.edit', { ...contract, ...change }));
    expect(edits({})).toEqual(['manager', 'otherManager', 'headOfSales']);
    expect(edits({ authorId: 99 })).toEqual(['manager', 'headOfSales']);
    expect(edits({ authorId: 99, clientManagerId: null, orderManagerIds: [2] })).toEqual([
      'otherManager',
      'headOfSales',
    ]);
  });
  it('number, date and amount: the same, and only the head of sales once a first step is signed', () => {
    expect(who((one) => can(one, 'contract.editTerms', contract))).toEqual([
      'manager',
      'otherManager',
      'headOfSales',
    ]);
    expect(who((one) => can(one, 'contract.editTerms', { ...contract, signed: true }))).toEqual([
      'headOfSales',
    ]);
  });

  const adds = (kind: DocumentKind, change: Partial<ContractSubject> = {}) =>
    who((one) =>
      can(one, 'document.add', { contract: { ...contract, authorId: 99, ...change }, order: null, kind }),
    );
  it('a document is added by whoever may edit the contract, and accounting', () => {
    expect(adds('contract')).toEqual(['manager', 'headOfSales', 'headOfAccounting', 'accountant']);
    expect(adds('conclusion')).toEqual(['manager', 'headOfSales', 'headOfAccounting', 'accountant']);
  });
  it('and by the expert and the head of expertise of an order under it, but not of commercial kinds', () => {
    const orders = [at('examination')];
    expect(adds('conclusion', { orders })).toEqual([
      'manager',
      'headOfSales',
      'headOfAccounting',
      'accountant',
      'headOfExpertise',
      'expert',
    ]);
    for (const kind of ['contract', 'addendum', 'invoice', 'act'] as const)
      expect(adds(kind, { orders })).toEqual(['manager', 'headOfSales', 'headOfAccounting', 'accountant']);
  });
  it('dropped on an order without a contract: by its manager, the head of sales, accounting', () => {
    const order = subject(fresh);
    expect(who((one) => can(one, 'document.add', { contract: null, order, kind: 'contract' }))).toEqual([
      'manager',
      'headOfSales',
      'headOfAccounting',
      'accountant',
    ]);
  });
  it('a document is binned by who added it while no signature covers it, otherwise the head of sales', () => {
    expect(who((one) => can(one, 'document.bin', { addedBy: 7, covered: false }))).toEqual([
      'headOfSales',
      'expert',
    ]);
    expect(who((one) => can(one, 'document.bin', { addedBy: 7, covered: true }))).toEqual(['headOfSales']);
  });
});

describe('orders', () => {
  it('any manager adds an order; the head of sales for anyone, and reassigns', () => {
    expect(who((one) => can(one, 'order.create', null))).toEqual(['manager', 'otherManager', 'headOfSales']);
    expect(who((one) => can(one, 'order.createFor', null))).toEqual(['headOfSales']);
    expect(who((one) => can(one, 'order.reassign', at('terms')))).toEqual(['headOfSales']);
  });
  it('its manager and the head of sales set the status', () => {
    expect(who((one) => can(one, 'order.status', at('terms')))).toEqual(['manager', 'headOfSales']);
  });

  const fills = (key: string, step = 'archive') => who((one) => can(one, 'order.fill', { ...at(step), key }));
  it.each([
    ['paymentTerms', ['manager']],
    ['subcontractorAmount', ['manager']],
    ['legalEntity', ['headOfAccounting', 'accountant']],
    ['payments', ['headOfAccounting', 'accountant']],
    ['actSigned', ['headOfAccounting', 'accountant']],
    ['termsOfReference', ['manager']],
    ['termsOfReferenceSent', ['manager']],
    ['expert', ['headOfExpertise']],
    ['documentsAnalysed', ['expert']],
    ['workDone', ['expert']],
    ['issuedOn', ['manager']],
    ['nonsense', []],
  ])('%s is filled by %j', (key, expected) => {
    expect(fills(key)).toEqual(expected);
  });
  it.each([
    ['terms', ['manager']],
    ['payment', ['headOfAccounting', 'accountant']],
    ['assignment', ['manager']],
    ['examination', ['expert']],
    ['approval', ['expert']],
  ])('the resolution of %s is requested by %j', (step, expected) => {
    expect(who((one) => can(one, 'order.request', { ...at(step), step }))).toEqual(expected);
  });
  it.each([
    ['terms', ['headOfSales']],
    ['payment', ['headOfAccounting']],
    ['assignment', ['headOfExpertise']],
    ['examination', ['headOfExpertise']],
    ['approval', ['headOfApproval']],
    ['archive', ['manager']],
  ])('the resolution of %s is given by %j, and nobody else', (step, expected) => {
    const ask = (one: Actor) =>
      can(one, 'order.resolution.give', { ...at(step), step, seats: atWork, today });
    expect(who(ask)).toEqual(expected);
  });
  it.each([
    ['terms', 'headOfSales'],
    ['payment', 'headOfAccounting'],
    ['assignment', 'headOfExpertise'],
    ['examination', 'headOfExpertise'],
    ['approval', 'headOfApproval'],
    ['archive', 'headOfSales'],
  ])('from %s it is returned by %s', (step, expected) => {
    expect(who((one) => can(one, 'order.return', at(step)))).toEqual([expected]);
  });
  it('the head of sales and the administrator reopen; the manager renews', () => {
    const archived = subject(fresh.archived());
    expect(who((one) => can(one, 'order.reopen', archived))).toEqual(['headOfSales', 'admin']);
    expect(who((one) => can(one, 'order.renew', archived))).toEqual(['manager', 'headOfSales']);
  });
  it('only the signer withdraws the resolution', () => {
    const signed = subject(fresh.filled().as(3).given(sign('terms')));
    expect(who((one) => can(one, 'order.resolution.withdraw', { ...signed, step: 'terms' }))).toEqual([
      'headOfSales',
    ]);
    expect(
      can(actor('manager', 'headOfSales'), 'order.resolution.withdraw', { ...signed, step: 'terms' }).ok,
    ).toBe(false);
  });
  it('whoever asked for the resolution takes the request back, and who stands in for them', () => {
    const asked = subject(fresh.at('payment').filled().as(5).given(request('payment')));
    const takesBack = (one: Actor) => can(one, 'order.takeBack', { ...asked, step: 'payment' });
    expect(who(takesBack)).toEqual(['accountant']);
    expect(takesBack(actor('clerk', 'accountant')).ok).toBe(true);
    expect(takesBack(actor('headOfAccounting'))).toMatchObject({ ok: false, allowed: ['whoAsked'] });
  });
  it('a step that is not in the process is nobody’s', () => {
    const step = 'nonsense';
    for (const name of everyone) {
      expect(can(actor(name), 'order.request', { ...at('terms'), step }).ok).toBe(false);
      expect(can(actor(name), 'order.resolution.withdraw', { ...at('terms'), step }).ok).toBe(false);
      expect(can(actor(name), 'order.resolution.give', { ...at('terms'), step, seats: {}, today }).ok).toBe(
        false,
      );
    }
  });
});

describe('a substitute does what the absent person does, beside what is their own', () => {
  const give = (one: Actor) =>
    can(one, 'order.resolution.give', { ...at('payment'), step: 'payment', seats: atWork, today });
  it('and signs for them', () => {
    expect(give(actor('accountant', 'headOfAccounting'))).toMatchObject({ ok: true, as: { employeeId: 4 } });
  });
  it('their own right is used first', () => {
    expect(give(actor('headOfAccounting', 'headOfSales'))).toMatchObject({ ok: true, as: { employeeId: 4 } });
  });
  it('fills, requests and returns for them', () => {
    const substitute = actor('clerk', 'headOfAccounting');
    expect(can(substitute, 'order.fill', { ...at('payment'), key: 'legalEntity' })).toMatchObject({
      as: { employeeId: 4 },
    });
    expect(can(substitute, 'order.return', at('payment'))).toMatchObject({ as: { employeeId: 4 } });
    expect(can(actor('clerk', 'manager'), 'order.status', at('terms'))).toMatchObject({
      as: { employeeId: 1 },
    });
    expect(
      can(actor('clerk', 'expert'), 'order.fill', { ...at('examination'), key: 'examinationDone' }),
    ).toMatchObject({ as: { employeeId: 7 } });
  });
  it('but does not become an administrator', () => {
    expect(can(actor('clerk', 'admin'), 'people.administer', null).ok).toBe(false);
    expect(can(actor('admin'), 'people.administer', null).ok).toBe(true);
  });
});

describe('the director signs, with a reason, where nobody in the seat can', () => {
  const give = (one: Actor, seats: Seats, dueOn: string | null = null, step = 'payment') => {
    const { def, order } = at(step);
    const late: OrderState = {
      ...order,
      steps: order.steps.map((each) => (each.key === step ? { ...each, dueOn } : each)),
    };
    return can(one, 'order.resolution.give', { def, order: late, step, seats, today });
  };
  const seat = (headId: number | null, present: boolean): Seats => ({
    ...atWork,
    accounting: { headId, present },
  });
  it.each<[string, Seats, string | null, boolean]>([
    ['the head is at work', atWork, null, false],
    ['the seat is vacant', seat(null, false), null, true],
    ['the head and the substitute are both away', seat(4, false), null, true],
    ['the step is overdue', atWork, '2026-11-23', true],
    ['today is its last day', atWork, today, false],
  ])('%s', (_, seats, dueOn, may) => {
    const verdict = give(actor('director'), seats, dueOn);
    expect(verdict.ok).toBe(may);
    if (verdict.ok) expect(verdict).toMatchObject({ asDirector: true, as: { employeeId: 11 } });
    for (const name of everyone.filter((one) => one !== 'director' && one !== 'headOfAccounting'))
      expect(give(actor(name), seats, dueOn).ok).toBe(false);
  });
  it('not where the manager moves the order to the archive', () => {
    expect(give(actor('director'), atWork, '2020-01-01', 'archive').ok).toBe(false);
  });
  it('who is that head anyway signs as the head', () => {
    const both: Actor = { employeeId: 11, selves: [{ ...selves.director, heads: ['accounting'] }] };
    expect(give(both, atWork, '2020-01-01')).not.toHaveProperty('asDirector');
  });
});

describe('a head may sign what they filled themselves; a definition can forbid it', () => {
  const strict = JSON.parse(JSON.stringify(expertiseProcess)) as Definition;
  for (const step of strict.steps) step.resolution.ownWork = false;
  const forbidding = scene(definitionSchema.parse(strict));
  const give = (given: Scene, name: Name, step = given.order.currentStep) =>
    can(actor(name), 'order.resolution.give', { ...subject(given), step, seats: atWork, today });
  it('allowed by default', () => {
    expect(give(fresh.at('payment').as(4).filled(), 'headOfAccounting').ok).toBe(true);
  });
  it('forbidden: a field, a mark, a payment of their own', () => {
    expect(give(forbidding.at('payment').as(5).filled(), 'headOfAccounting').ok).toBe(true);
    expect(give(forbidding.at('payment').as(4).filled(), 'headOfAccounting')).toMatchObject({
      ok: false,
      because: 'own_work',
    });
    expect(give(forbidding.at('payment').as(4).given(mark('actIssued')), 'headOfAccounting').ok).toBe(false);
    expect(give(forbidding.at('payment').as(4).given(pay('1.00')), 'headOfAccounting').ok).toBe(false);
  });
  it('what the signer fills with the signature is no reason to forbid the next one', () => {
    const again = forbidding
      .at('assignment')
      .filled()
      .as(6)
      .given(sign('assignment', { expert: 7 }))
      .given({ type: 'withdrawResolution', step: 'assignment' });
    expect(give(again, 'headOfExpertise').ok).toBe(true);
  });
});

describe('the administrator makes departments, employees, groups, definitions, settings; sees all and signs nothing', () => {
  it.each([
    'people.administer',
    'departments.administer',
    'groups.administer',
    'dictionaries.administer',
    'processes.administer',
    'company.administer',
    'journal.read',
  ] as const)('%s', (action) => {
    expect(who((one) => can(one, action, null))).toEqual(['admin']);
  });
  it('unless they are that head', () => {
    const both: Actor = { employeeId: 12, selves: [{ ...selves.admin, heads: ['accounting'] }] };
    expect(
      can(both, 'order.resolution.give', { ...at('payment'), step: 'payment', seats: atWork, today }).ok,
    ).toBe(true);
  });
});

it('every refusal says who may', () => {
  expect(can(actor('clerk'), 'order.status', at('terms'))).toEqual({
    ok: false,
    allowed: ['managerOfOrder', 'headOfClientBase'],
  });
  expect(
    can(actor('clerk'), 'order.resolution.give', { ...at('payment'), step: 'payment', seats: atWork, today }),
  ).toEqual({ ok: false, allowed: [{ headOf: 'accounting' }] });
  expect(can(actor('clerk'), 'order.fill', { ...at('payment'), key: 'expert' })).toEqual({
    ok: false,
    allowed: [{ headOf: 'expertise' }],
  });
});
