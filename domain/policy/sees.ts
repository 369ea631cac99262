import { paymentsOf } from '../process/decide-payments.ts';
import { type Definition, findRequirement } from '../process/definition.ts';
import type { OrderFacts } from '../rules/when.ts';
import { type Actor, capacityOf, isGranted, isOne, type Self, type Who } from '../rules/who.ts';
import { commercialKinds } from './actions.ts';

/**
 * The pure reading of who sees what of an order. The SQL reading (`server/visibility`) must agree with it on every
 * order and actor; the agreement test compares the two.
 */

export const seesOrder = (actor: Actor, def: Definition, order: OrderFacts): boolean =>
  actor.selves.some((self) => isGranted(self, def.sees, order));

/**
 * Whoever is the expert of an order is held to the expert's comments and money on it, whatever else they are, unless
 * they are its manager, director or administrator.
 */
export function isHeld(actor: Actor, order: OrderFacts): boolean {
  return order.expertId === actor.employeeId && !actor.selves.some((self) => unheld(self, order));
}

const unheld = (self: Self, order: OrderFacts): boolean =>
  isOne(self, 'managerOfOrder', order) || isOne(self, 'director', order) || isOne(self, 'admin', order);

/** Identities that may read beyond the expert's share: none of a held actor; otherwise all but an absent expert's own. */
export function freeSelves(actor: Actor, order: OrderFacts): readonly Self[] {
  if (isHeld(actor, order)) return [];
  return actor.selves.filter((self) => self.employeeId !== order.expertId || unheld(self, order));
}

/** Does the actor see values of this audience (undefined: all who see the order)? */
export function seesAudience(
  actor: Actor,
  def: Definition,
  order: OrderFacts,
  audience: string | undefined,
): boolean {
  if (audience === undefined) return true;
  const grants = def.audiences[audience];
  return grants !== undefined && freeSelves(actor, order).some((self) => isGranted(self, grants, order));
}

/** The capacities in which a person comments on the order, as kept with the comment. Who is held speaks as the expert only. */
export function capacitiesOf(actor: Actor, def: Definition, order: OrderFacts): string[] {
  const whos = new Map(def.comments.flatMap((rule) => rule.by).map((who) => [capacityOf(who), who] as const));
  const held = isHeld(actor, order);
  const is = (who: Who) =>
    (!held || who === 'expertOfOrder') && actor.selves.some((self) => isOne(self, who, order));
  return [...whos].filter(([, who]) => is(who)).map(([capacity]) => capacity);
}

/** Comments written in these capacities are open to the actor; their own they see always. */
export function readableCapacities(actor: Actor, def: Definition, order: OrderFacts): string[] {
  const selves = freeSelves(actor, order);
  const rules = def.comments.filter((rule) => selves.some((self) => isGranted(self, rule.seenBy, order)));
  return [...new Set(rules.flatMap((rule) => rule.by.map(capacityOf)))];
}

/** Director and administrator read every comment of an order they see. */
export function seesAllComments(actor: Actor, order: OrderFacts): boolean {
  return freeSelves(actor, order).some(
    (self) => isOne(self, 'director', order) || isOne(self, 'admin', order),
  );
}

export function seesComment(
  actor: Actor,
  def: Definition,
  order: OrderFacts,
  comment: { authorId: number; capacities: readonly string[] },
): boolean {
  if (actor.selves.some((self) => self.employeeId === comment.authorId)) return true;
  if (seesAllComments(actor, order)) return true;
  const readable = readableCapacities(actor, def, order);
  return comment.capacities.some((capacity) => readable.includes(capacity));
}

/** As much of an event as says what it speaks of. */
export type EventFact = { kind: string; key?: string | undefined; fileKind?: string | undefined };

/**
 * Who may know that the event happened: an audience of the definition, or undefined for all who see the order. Versions,
 * feeds and messages count and carry only events that the reader may know of.
 */
export function audienceOfEvent(def: Definition, { kind, key, fileKind }: EventFact): string | undefined {
  if (valueEvents.includes(kind)) return findRequirement(def, key ?? '')?.requirement.seenBy;
  if (paymentEvents.includes(kind)) return paymentsOf(def)?.requirement.seenBy;
  const isCommercial = commercialKinds.some((one) => one === fileKind);
  return fileEvents.includes(kind) && isCommercial ? def.commercialAudience : undefined;
}
export const valueEvents = ['fieldSet', 'fieldCleared', 'markSet', 'markCleared', 'reminded'];
export const paymentEvents = ['paymentEntered', 'paymentReversed'];
export const fileEvents = ['fileAdded', 'fileBinned', 'fileRestored', 'fileRenamed'];

export const seesEvent = (actor: Actor, def: Definition, order: OrderFacts, event: EventFact): boolean =>
  seesAudience(actor, def, order, audienceOfEvent(def, event));
