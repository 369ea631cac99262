import { addPeriod, isPeriod, isPlainDate } from '../values/dates.ts';
import { compareMoney, isMoney } from '../values/money.ts';
import type { Requirement, RequirementKind } from './definition.ts';
import { type FieldValue, type OrderState, standingPayments } from './order.ts';

/**
 * The registry of requirement kinds: how a value is checked, when the requirement is met, and what of it is signed.
 * Values: text and date are strings, money a decimal string, dictionary and employee an id, `until` a date or an ISO
 * period counted from another date of the order.
 */
type Kind<R extends Requirement> = {
  /** null when the value is acceptable, otherwise the code of what is wrong. */
  wrong: (requirement: R, value: FieldValue, order: OrderState) => string | null;
  met: (requirement: R, order: OrderState) => boolean;
  /** The part of the order a signature covers; undefined when it covers none. */
  signed: (requirement: R, order: OrderState) => unknown;
};

type Registry = { [K in RequirementKind]: Kind<Extract<Requirement, { kind: K }>> };

const notAField = () => 'not_a_field';
const hasField = (requirement: Requirement, order: OrderState) => order.fields[requirement.key] !== undefined;
const fieldValue = (requirement: Requirement, order: OrderState) =>
  order.fields[requirement.key]?.value ?? null;
/** Each content once: a file hung on a second time is the file that is there. */
const filesOf = (kind: string, order: OrderState) => {
  const ofKind = order.files.filter((file) => file.kind === kind);
  return [...new Set(ofKind.map((file) => file.sha256))].sort();
};
const isId = (value: FieldValue) => Number.isSafeInteger(value) && Number(value) > 0;
const onlyId = (_: Requirement, value: FieldValue) => (isId(value) ? null : 'choice');

const registry: Registry = {
  status: {
    wrong: notAField,
    met: (requirement, order) => order.status === requirement.is,
    signed: () => undefined,
  },
  text: {
    wrong: (_, value) =>
      typeof value !== 'string' || value.trim() === '' ? 'empty' : value.length > 20_000 ? 'too_long' : null,
    met: (requirement, order) =>
      hasField(requirement, order) ||
      (requirement.orFiles !== undefined && filesOf(requirement.orFiles, order).length > 0),
    signed: (requirement, order) => ({
      text: fieldValue(requirement, order),
      ...(requirement.orFiles ? { files: filesOf(requirement.orFiles, order) } : {}),
    }),
  },
  money: {
    wrong: (requirement, value) => {
      if (typeof value !== 'string' || !isMoney(value)) return 'money';
      return compareMoney(value, requirement.atLeast) < 0 ? 'money_too_small' : null;
    },
    met: hasField,
    signed: fieldValue,
  },
  dictionary: { wrong: onlyId, met: hasField, signed: fieldValue },
  employee: { wrong: onlyId, met: hasField, signed: fieldValue },
  date: {
    wrong: (_, value) => (typeof value === 'string' && isPlainDate(value) ? null : 'date'),
    met: hasField,
    signed: fieldValue,
  },
  until: {
    wrong: (requirement, value, order) => {
      if (typeof value !== 'string') return 'date';
      const from = order.fields[requirement.countedFrom]?.value;
      if (isPlainDate(value)) return typeof from === 'string' && value < from ? 'until_before_start' : null;
      return isPeriod(value) ? null : 'date';
    },
    met: (requirement, order) => {
      const until = untilDate(requirement, order);
      const from = order.fields[requirement.countedFrom]?.value;
      return until !== null && (typeof from !== 'string' || until >= from);
    },
    signed: fieldValue,
  },
  payments: {
    wrong: notAField,
    met: (_, order) => standingPayments(order).length > 0,
    signed: (_, order) =>
      order.payments.map(({ n, amount, paidOn, paymentOrderNumber }) => ({
        n,
        amount,
        paidOn,
        paymentOrderNumber,
      })),
  },
  mark: {
    wrong: notAField,
    met: (requirement, order) => order.marks[requirement.key] !== undefined,
    signed: (requirement, order) => {
      const mark = order.marks[requirement.key];
      return mark ? { by: mark.stamp.employeeId, at: mark.stamp.at } : null;
    },
  },
  file: {
    wrong: notAField,
    met: (requirement, order) => filesOf(requirement.documentKind, order).length > 0,
    signed: (requirement, order) => filesOf(requirement.documentKind, order),
  },
};

const kindOf = (requirement: Requirement) => registry[requirement.kind] as Kind<Requirement>;

export const whatIsWrong = (requirement: Requirement, value: FieldValue, order: OrderState): string | null =>
  kindOf(requirement).wrong(requirement, value, order);

export const isMet = (requirement: Requirement, order: OrderState): boolean =>
  kindOf(requirement).met(requirement, order);

export const signedPart = (requirement: Requirement, order: OrderState): unknown =>
  kindOf(requirement).signed(requirement, order);

/** Is the requirement a value set by `setField` (and not a mark, payment, status or file)? */
export const isField = (requirement: Requirement): boolean =>
  !['status', 'payments', 'mark', 'file'].includes(requirement.kind);

/** The day an `until` requirement comes to: the date itself, or the period counted from the other date; null while open. */
export function untilDate(requirement: Requirement, order: OrderState): string | null {
  if (requirement.kind !== 'until') return null;
  const value = order.fields[requirement.key]?.value;
  if (typeof value !== 'string') return null;
  if (isPlainDate(value)) return value;
  const from = order.fields[requirement.countedFrom]?.value;
  return typeof from === 'string' && isPlainDate(from) ? addPeriod(from, value) : null;
}
