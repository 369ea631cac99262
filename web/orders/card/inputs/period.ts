/** A term as a number and a unit: «P3Y» ↔ 3 years. Only the terms people write by hand. */
export const units = ['Y', 'M', 'D'] as const;
export type Unit = (typeof units)[number];
export interface Term {
  count: number;
  unit: Unit;
}

export function termOf(period: string): Term | null {
  const match = /^P(\d+)([YMD])$/.exec(period);
  return match ? { count: Number(match[1]), unit: match[2] as Unit } : null;
}

export const periodOf = ({ count, unit }: Term): string => `P${count}${unit}`;
