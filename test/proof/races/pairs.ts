import { allRequirements } from '#domain/process/definition.ts';
import { gate, isFilledBySigner } from '#domain/process/gate.ts';
import type { Act } from '../walks/model/calls.ts';
import { type Model, orderAt, stateOf } from '../walks/model/model.ts';
import { type Arena, bring, hire, make } from './arena.ts';

/** Two acts that meet, and where the order stands when they do. */
export type Pair = { title: string; scene: Scene; acts: (arena: Arena) => readonly [Meeting, Meeting] };
export type Meeting = { as: string; act: Act };
/** Brings a new order to the place of the meeting. */
export type Scene = (arena: Arena, model: Model) => Promise<Model>;

const REASON = 'уточните условия оплаты';

/** At the step, with all there that must be, so that it can be signed; not asked for. */
const ready =
  (step: string): Scene =>
  (arena, model) =>
    bring(arena, model, (now) => isReady(now, step));

function isReady(model: Model, step: string): boolean {
  const order = orderAt(model, 0);
  const state = stateOf(model, order);
  const bySigner = allRequirements(order.def)
    .filter(isFilledBySigner)
    .map(({ requirement }) => requirement.key);
  const missing = gate(order.def, state, step).filter(({ key }) => !bySigner.includes(key));
  return state.currentStep === step && state.archivedAt === null && missing.length === 0;
}

const opened =
  (step: string): Scene =>
  (arena, model) =>
    bring(arena, model, (now) => orderAt(now, 0).state.currentStep === step);

const archived: Scene = (arena, model) =>
  bring(arena, model, (now) => orderAt(now, 0).state.archivedAt !== null);

/** One scene, then acts that must be taken. */
const after =
  (scene: Scene, ...acts: Meeting[]): Scene =>
  async (arena, model) => {
    let now = await scene(arena, model);
    for (const { as, act } of acts) now = await make(arena, now, as, act);
    return now;
  };

const prospect: Scene = async (_, model) => model;

const by = (as: string, act: Act): Meeting => ({ as, act });
const sign = (as: string, step: string, values = {}): Meeting =>
  by(as, { type: 'giveResolution', step, values, reason: 'подписываю за руководителя' });
const signPayment = sign('headOfAccounting', 'payment');
const requestPayment = by('accountant', { type: 'requestResolution', step: 'payment' });
const pay = by('accountant', {
  type: 'enterPayment',
  amount: '2.00',
  paidOn: '2026-11-20',
  paymentOrderNumber: '7',
});
const field = (as: string, key: string, value: string | number | null): Meeting =>
  by(as, { type: 'setField', key, value, seen: 'now' });
const mark = (as: string, key: string): Meeting => by(as, { type: 'setMark', key });
const unmark = (as: string, key: string): Meeting => by(as, { type: 'clearMark', key });
const sendBack = (as: string, to: string): Meeting => by(as, { type: 'returnOrder', to, reason: REASON });
const refuse = by('manager', { type: 'refuse', reason: 'передумали' });
const file = (as: string, kind: string): Meeting =>
  by(as, { type: 'addFile', kind, content: `файл ${as} ${kind}` });
const bin = (as: string): Meeting => by(as, { type: 'binFile', file: 0, reason: REASON });
const amount = (sum: string | null): Meeting =>
  by('headOfSales', { type: 'editContract', contract: 0, amount: sum, reason: REASON });
const reopen = (as: string): Meeting => by(as, { type: 'reopen', reason: 'ошибка в дате оформления' });
const reassign = (manager: string): Meeting => by('headOfSales', { type: 'reassign', manager });
const signAssignment = sign('headOfExpertise', 'assignment', { expert: { person: 'expert' } });

const pair = (title: string, scene: Scene, one: Meeting, other: Meeting): Pair => ({
  title,
  scene,
  acts: () => [one, other],
});

/** The signature of step 2 against everything that touches the order there. */
const signatures: Pair[] = [
  ['an edit of what is signed', field('accountant', 'legalEntity', null)],
  ['a mark open until the archive', mark('accountant', 'actIssued')],
  ['a payment', pay],
  ['a reversed payment', by('accountant', { type: 'reversePayment', n: 1, reason: REASON })],
  ['a return', sendBack('headOfAccounting', 'payment')],
  ['a return further back', sendBack('headOfAccounting', 'terms')],
  ['a refusal', refuse],
  ['a request', requestPayment],
  ['another manager', reassign('otherManager')],
  ['a file', file('manager', 'other')],
  ['another amount of the contract', amount('700000.00')],
  ['the same by the substitute', sign('clerk', 'payment')],
  ['a withdrawal of the signature before', by('headOfSales', { type: 'withdrawResolution', step: 'terms' })],
].map(([title, other]) =>
  pair(
    `a signature and ${title}`,
    title === 'the same by the substitute'
      ? after(ready('payment'), away('headOfAccounting', 'clerk'))
      : ready('payment'),
    signPayment,
    other as Meeting,
  ),
);

function away(who: string, substitute: string): Meeting {
  return by('admin', { type: 'enterAbsence', who, substitute });
}

/** The signature against the loss of the right to it. */
const rights: Pair[] = [
  pair(
    'a signature and the seat going to another',
    ready('payment'),
    signPayment,
    by('admin', { type: 'seat', department: 'accounting', head: 'accountant' }),
  ),
  pair(
    'a signature and the head going away',
    ready('payment'),
    signPayment,
    away('headOfAccounting', 'clerk'),
  ),
  pair(
    'a signature by the substitute and the end of the absence',
    after(ready('payment'), away('headOfAccounting', 'clerk')),
    sign('clerk', 'payment'),
    by('admin', { type: 'cancelAbsence', who: 'headOfAccounting', substitute: 'clerk' }),
  ),
  pair(
    'a signature by the director and the seat being filled',
    after(ready('payment'), by('admin', { type: 'seat', department: 'accounting', head: null })),
    sign('director', 'payment'),
    by('admin', { type: 'seat', department: 'accounting', head: 'headOfAccounting' }),
  ),
  pair(
    'a signature by the director and the loss of the role',
    after(ready('payment'), by('admin', { type: 'seat', department: 'accounting', head: null })),
    sign('director', 'payment'),
    by('admin', { type: 'setRoles', who: 'director', roles: [] }),
  ),
  {
    title: 'a signature by the substitute and their dismissal',
    scene: async (arena, model) => {
      const name = `leaver${arena.rounds}`;
      await hire(arena, name);
      const hired = { ...model, company: arena.base };
      return make(arena, await ready('payment')(arena, hired), 'admin', away('headOfAccounting', name).act);
    },
    acts: ({ rounds }) => [
      sign(`leaver${rounds}`, 'payment'),
      by('admin', { type: 'dismiss', who: `leaver${rounds}`, successor: null }),
    ],
  },
];

/** What is signed in step 3: text, file, expert. */
const assignments: Pair[] = [
  pair(
    'a signature and a file put into the bin',
    after(opened('assignment'), file('manager', 'termsOfReference')),
    signAssignment,
    bin('manager'),
  ),
  pair(
    'a signature and a file replaced',
    after(opened('assignment'), file('manager', 'termsOfReference')),
    signAssignment,
    file('expert', 'termsOfReference'),
  ),
  pair(
    'a signature and another text',
    ready('assignment'),
    signAssignment,
    field('manager', 'termsOfReference', 'иначе'),
  ),
  pair(
    'a signature with one expert and with another',
    ready('assignment'),
    signAssignment,
    sign('headOfExpertise', 'assignment', { expert: { person: 'otherExpert' } }),
  ),
  pair(
    'a replaced expert and a mark of theirs',
    after(opened('examination')),
    sendBack('headOfExpertise', 'assignment'),
    mark('expert', 'documentsAnalysed'),
  ),
];

/** Moves of the order that meet each other. */
const moves: Pair[] = [
  pair('a request and its taking back', after(ready('payment'), requestPayment), requestPayment, takeBack()),
  pair(
    'a signature and the request taken back',
    after(ready('payment'), requestPayment),
    signPayment,
    takeBack(),
  ),
  pair('a confirmation and a refusal', prospect, by('manager', { type: 'confirm' }), refuse),
  pair(
    'a confirmation and the contract taken away',
    prospect,
    by('manager', { type: 'confirm' }),
    by('headOfSales', { type: 'attachContract', contract: null }),
  ),
  pair(
    'a confirmation and the amount taken away',
    prospect,
    by('manager', { type: 'confirm' }),
    amount(null),
  ),
  pair(
    'the contract attached and its amount taken away',
    after(prospect, by('manager', { type: 'attachContract', contract: null })),
    by('manager', { type: 'attachContract', contract: 0 }),
    amount(null),
  ),
  pair('a refusal and a payment', opened('payment'), refuse, pay),
  pair('two refusals', opened('payment'), refuse, by('headOfSales', { type: 'refuse', reason: 'дорого' })),
  pair(
    'taken up by two',
    after(opened('payment'), refuse),
    by('manager', { type: 'takeUp' }),
    by('headOfSales', { type: 'takeUp' }),
  ),
  pair(
    'a withdrawn signature and the first value of the next step',
    opened('payment'),
    by('headOfSales', { type: 'withdrawResolution', step: 'terms' }),
    field('accountant', 'legalEntity', 1),
  ),
  pair(
    'a withdrawn signature and a payment',
    opened('payment'),
    by('headOfSales', { type: 'withdrawResolution', step: 'terms' }),
    pay,
  ),
  pair(
    'two returns',
    opened('examination'),
    sendBack('headOfExpertise', 'terms'),
    sendBack('headOfExpertise', 'payment'),
  ),
];

function takeBack(): Meeting {
  return by('accountant', { type: 'takeBackRequest', step: 'payment' });
}

const toArchive = sign('manager', 'archive');
const archives: Pair[] = [
  pair(
    'the archive and a mark it needs cleared',
    ready('archive'),
    toArchive,
    unmark('accountant', 'actSigned'),
  ),
  pair('the archive and a payment', ready('archive'), toArchive, pay),
  pair('the archive and a refusal', ready('archive'), toArchive, refuse),
  pair('the archive and a return', ready('archive'), toArchive, sendBack('headOfSales', 'approval')),
  pair('the archive and another manager', ready('archive'), toArchive, reassign('otherManager')),
  pair('the archive and its reopening', ready('archive'), toArchive, reopen('headOfSales')),
  pair('two reopenings', archived, reopen('headOfSales'), reopen('admin')),
  pair('a reopening and a file', archived, reopen('headOfSales'), file('manager', 'other')),
];

const values: Pair[] = [
  pair(
    'a mark set by two',
    opened('payment'),
    mark('accountant', 'actIssued'),
    mark('headOfAccounting', 'actIssued'),
  ),
  pair(
    'a mark set and cleared',
    after(opened('payment'), mark('accountant', 'actIssued')),
    unmark('accountant', 'actIssued'),
    mark('headOfAccounting', 'actIssued'),
  ),
  pair(
    'one field by two',
    prospect,
    field('manager', 'paymentTerms', 'аванс'),
    field('colleague', 'paymentTerms', 'по факту'),
  ),
  pair('two payments', opened('payment'), pay, pay),
  pair(
    'a payment reversed by two',
    after(opened('payment'), pay),
    by('accountant', { type: 'reversePayment', n: 1, reason: REASON }),
    by('headOfAccounting', { type: 'reversePayment', n: 1, reason: REASON }),
  ),
  pair(
    'a file put into the bin by two',
    after(prospect, file('manager', 'other')),
    bin('manager'),
    bin('headOfSales'),
  ),
  pair('two amounts of one contract', prospect, amount('1.00'), amount('2.00')),
];

export const pairs: readonly Pair[] = [
  ...signatures,
  ...rights,
  ...assignments,
  ...moves,
  ...archives,
  ...values,
];

export const readyToSign = ready('payment');
export const inArchive = archived;
