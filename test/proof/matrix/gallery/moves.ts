import type { ContractFacts, OrderFacts } from '../facts.ts';
import { numberOf, stepOf, steps } from '../oracle/process.ts';
import { seesOrder } from '../oracle/sees.ts';
import type { Person } from '../people.ts';
import {
  act,
  type Mutable,
  makeOrder,
  moneySum,
  moneyWord,
  type OrderNotes,
  type OrderSpec,
  seenVersion,
  type Workshop,
} from './walk.ts';

/** The way of an order of the default process, stop by stop; each move ends at the stop it is named by. */
type Move = (shop: Workshop, order: OrderNotes) => Promise<void>;
export const headOf: Record<string, Person> = {
  sales: 'headOfSales',
  accounting: 'headOfAccounting',
  expertise: 'headOfExpertise',
  approval: 'headOfApproval',
};

const moves: readonly [stop: string, move: Move][] = [
  ['terms', confirm],
  ['terms filled', fillTerms],
  ['terms asked', ask],
  ['payment', sign],
  ['payment filled', fillPayment],
  ['payment asked', ask],
  ['assignment', sign],
  ['assignment filled', fillAssignment],
  ['assignment asked', ask],
  ['examination', sign],
  ['examination filled', markAll],
  ['examination asked', ask],
  ['approval', sign],
  ['approval filled', markAll],
  ['approval asked', ask],
  ['archive', sign],
  ['archive filled', fillArchive],
  ['archived', sign],
];
export const stops: readonly string[] = ['prospect', ...moves.map(([stop]) => stop)];

/** A new order that stands at this stop. */
export async function walkedTo(shop: Workshop, spec: OrderSpec, stop: string): Promise<OrderNotes> {
  const order = await makeOrder(shop, spec);
  await advance(shop, order, 'prospect', stop);
  return order;
}

export async function advance(shop: Workshop, order: OrderNotes, from: string, to: string): Promise<void> {
  for (const [, move] of moves.slice(stops.indexOf(from), stops.indexOf(to))) await move(shop, order);
}

export async function confirm(shop: Workshop, order: OrderNotes): Promise<void> {
  const version = await seenVersion(shop, order, order.people.manager);
  await act(shop, order, order.people.manager, (who, path) => who.put(`${path}/confirmation`, { version }));
  order.status = 'confirmed';
  order.everConfirmed = true;
}

async function fillTerms(shop: Workshop, order: OrderNotes): Promise<void> {
  await fill(
    shop,
    order,
    order.people.manager,
    'paymentTerms',
    `аванс ${moneyWord(shop, order, 'paymentTerms')}`,
  );
  await fill(shop, order, order.people.manager, 'remuneration', moneySum(shop, order, 'remuneration'));
  await fill(
    shop,
    order,
    order.people.manager,
    'subcontractorAmount',
    moneySum(shop, order, 'subcontractorAmount'),
  );
}

async function fillPayment(shop: Workshop, order: OrderNotes): Promise<void> {
  await fill(shop, order, 'accountant', 'legalEntity', shop.stage.world.legalEntityId);
  await pay(shop, order);
}

export async function pay(shop: Workshop, order: OrderNotes): Promise<void> {
  const body = {
    amount: moneySum(shop, order, 'payment'),
    paidOn: '2026-11-20',
    paymentOrderNumber: moneyWord(shop, order, 'paymentOrderNumber'),
  };
  await act(shop, order, 'accountant', (who, path) => who.post(`${path}/payments`, body));
  order.payments += 1;
}

async function fillAssignment(shop: Workshop, order: OrderNotes): Promise<void> {
  const token = shop.tokens.word({
    of: `termsOfReference of ${order.label}`,
    may: (who) => seesOrder(who, order),
  });
  await fill(shop, order, order.people.manager, 'termsOfReference', `Обследовать котёл ${token}`);
  order.openTokens.push(token);
  await mark(shop, order, order.people.manager, 'termsOfReferenceSent');
}

async function fillArchive(shop: Workshop, order: OrderNotes): Promise<void> {
  for (const key of stepOf('payment').openUntilArchive) await mark(shop, order, 'accountant', key);
  await fill(shop, order, order.people.manager, 'issuedOn', '2026-11-24');
  await fill(shop, order, order.people.manager, 'validUntil', 'P3Y');
}

async function markAll(shop: Workshop, order: OrderNotes): Promise<void> {
  for (const key of stepOf(order.step).required) await mark(shop, order, order.people.expert, key);
}

async function fill(
  shop: Workshop,
  order: OrderNotes,
  as: Person,
  key: string,
  value: string | number,
): Promise<void> {
  await act(shop, order, as, (who, path) => who.put(`${path}/fields/${key}`, { value, seen: null }));
  order.set.add(key);
}

async function mark(shop: Workshop, order: OrderNotes, as: Person, key: string): Promise<void> {
  await act(shop, order, as, (who, path) => who.put(`${path}/marks/${key}`));
  order.set.add(key);
}

export async function ask(shop: Workshop, order: OrderNotes): Promise<void> {
  const { filledBy, key } = stepOf(order.step);
  const as = filledBy === 'accounting' ? 'accountant' : order.people[filledBy];
  const version = await seenVersion(shop, order, as);
  await act(shop, order, as, (who, path) => who.put(`${path}/steps/${key}/request`, { version }));
  order.state = 'awaitingResolution';
  order.askedBy = shop.cast.ids[as];
}

export async function sign(shop: Workshop, order: OrderNotes): Promise<void> {
  const { signedBy, key, bySigner } = stepOf(order.step);
  const as = signedBy === null ? order.people.manager : (headOf[signedBy] ?? 'admin');
  const expertId = shop.cast.ids[order.people.expert];
  const values = bySigner.includes('expert') ? { expert: expertId } : {};
  const version = await seenVersion(shop, order, as);
  await act(shop, order, as, (who, path) => who.put(`${path}/steps/${key}/resolution`, { version, values }));
  order.signedBy[key] = shop.cast.ids[as];
  order.askedBy = null;
  if (bySigner.includes('expert')) assign(order, expertId);
  if (key === 'terms') noteTerms(shop, order, true);
  const next = steps[numberOf(key)];
  order.state = next ? 'active' : 'resolved';
  if (next) order.step = next.key;
  else order.archived = true;
}

function assign(order: OrderNotes, expertId: number): void {
  if (order.expertId !== null && order.expertId !== expertId) order.formerExpertIds.push(order.expertId);
  order.expertId = expertId;
  order.set.add('expert');
}

export function noteTerms({ facts }: Workshop, order: OrderFacts, signed: boolean | 'once'): void {
  const contract: Mutable<ContractFacts> | undefined = facts.contracts.find((it) => it === order.contract);
  if (contract) contract.termsSigned = signed;
}
