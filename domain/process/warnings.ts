import { compareMoney, isMoney } from '../values/money.ts';
import type { Definition, Warning } from './definition.ts';
import type { OrderState } from './order.ts';

/** Warnings of the definition that the values of this order give cause for. They are said and close no gate. */
export function warningsOf(def: Definition, order: OrderState): Warning[] {
  return def.warnings.filter(({ field, than }) => {
    const more = moneyOf(order, field);
    const less = moneyOf(order, than);
    return more !== null && less !== null && compareMoney(more, less) > 0;
  });
}

function moneyOf(order: OrderState, key: string): string | null {
  const value = order.fields[key]?.value;
  return typeof value === 'string' && isMoney(value) ? value : null;
}
