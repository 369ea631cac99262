import type { FieldValue } from '#domain/process/order.ts';

/**
 * One call of the API in words that outlive a database: people by name, orders, contracts and files by their place in the
 * walk. A list of calls is a walk that can be walked again, whole or with some of them left out.
 */
export type Call = {
  as: string;
  /** Place of the order in the walk; acts on contracts and people leave it out of account. */
  order: number;
  act: Act;
  /** The version the person saw: what they see now, or one that was overtaken. */
  saw: 'now' | 'before';
  key: string | null;
};

export type Value = FieldValue | { person: string } | null;

export type OrderAct =
  | { type: 'confirm' }
  | { type: 'refuse'; reason: string }
  | { type: 'takeUp' }
  | { type: 'attachContract'; contract: number | null }
  | { type: 'setField'; key: string; value: Value; seen: 'any' | 'now' | 'before' }
  | { type: 'setMark'; key: string }
  | { type: 'clearMark'; key: string }
  | { type: 'enterPayment'; amount: string; paidOn: string; paymentOrderNumber: string }
  | { type: 'reversePayment'; n: number; reason: string }
  | { type: 'addFile'; kind: string; content: string }
  | { type: 'binFile'; file: number; reason: string | null }
  | { type: 'requestResolution'; step: string }
  | { type: 'takeBackRequest'; step: string }
  | { type: 'giveResolution'; step: string; values: Record<string, Value>; reason: string | null }
  | { type: 'withdrawResolution'; step: string }
  | { type: 'returnOrder'; to: string; reason: string }
  | { type: 'reopen'; reason: string }
  | { type: 'reassign'; manager: string }
  | { type: 'replaceExpert'; person: string; reason: string }
  /** Upon several orders of the walk, each by itself. */
  | {
      type: 'changeMany';
      change: 'setManager' | 'setExpert' | 'archive';
      orders: readonly number[];
      person: string;
      reason: string | null;
    };

export type Act =
  | OrderAct
  | { type: 'editContract'; contract: number; amount: string | null; reason: string | null }
  | { type: 'enterAbsence'; who: string; substitute: string }
  | { type: 'cancelAbsence'; who: string; substitute: string }
  | { type: 'seat'; department: string; head: string | null }
  | { type: 'setRoles'; who: string; roles: string[] }
  | { type: 'dismiss'; who: string; successor: string | null }
  /** The same request once more under the same key: the one so many keyed calls ago. */
  | { type: 'repeat'; ago: number }
  /** The key of an earlier call with another body. */
  | { type: 'misuse'; ago: number };

export type ActType = Act['type'];

export const withVersion: ReadonlySet<ActType> = new Set<ActType>([
  'confirm',
  'refuse',
  'requestResolution',
  'giveResolution',
  'returnOrder',
  'reopen',
  'reassign',
  'replaceExpert',
]);

/** As a person would read it in the report of a failure. */
export function inWords({ as, order, act, saw, key }: Call): string {
  const { type, ...rest } = act;
  const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [
    `${as}: ${type} on order ${order}`,
    ...details,
    ...(saw === 'before' ? ['(overtaken version)'] : []),
    ...(key ? [`key ${key}`] : []),
  ].join(' ');
}
