/** The list a card was opened from: its neighbours are one key away, in the order the eye saw them. */
const KEY = 'vizir.orders.trail';

export interface Trail {
  /** The address of the list, with its filters. */
  href: string;
  ids: number[];
}

export function keepTrail(trail: Trail): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // Without storage a card simply has no neighbours.
  }
}

export function readTrail(): Trail | null {
  try {
    const text = sessionStorage.getItem(KEY);
    return text ? (JSON.parse(text) as Trail) : null;
  } catch {
    return null;
  }
}
