import { createContext, useContext } from 'react';
import type { SaveState } from '#web/ui/SaveStatus.tsx';
import type { Order } from './order.queries.ts';
import type { OrderActs } from './useOrderActs.ts';

export interface OrderHere {
  order: Order;
  acts: OrderActs;
  save: SaveState;
  /** Shows a step and puts the cursor into one of its fields. */
  goTo: (step: number, field?: string) => void;
}

export const OrderContext = createContext<OrderHere | null>(null);

/** The order of the card and what can be done to it, for every part of the card. */
export function useOrderHere(): OrderHere {
  const here = useContext(OrderContext);
  if (!here) throw new Error('outside of an order card');
  return here;
}
