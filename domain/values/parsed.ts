/**
 * What reading a person's input gives: a value in its normal form, or one reason as data.
 *
 * A reason is `{ code, …params }`. The words belong to the screen (two languages), so no text leaves `domain/`.
 */
export type Parsed<Value, Reason extends { code: string }> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason };

export function accepted<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refused<Reason extends { code: string }>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
