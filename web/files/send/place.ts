/** Where files hang: on a contract or an order, perhaps as the next version of what hangs there. */
export type Place = ({ contractId: number } | { orderId: number }) & { replacesId?: number };

/** The card of a place: a version belongs to the one its document hangs on. */
export const cardOf = (place: Place): { room: 'contracts' | 'orders'; id: number } =>
  'contractId' in place ? { room: 'contracts', id: place.contractId } : { room: 'orders', id: place.orderId };

export function isAt(place: Place, card: Place): boolean {
  const [own, there] = [cardOf(place), cardOf(card)];
  return own.room === there.room && own.id === there.id;
}
