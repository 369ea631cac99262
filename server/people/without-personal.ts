import type { differences } from '#server/journal/record.ts';

/** `number`: of a certificate. */
const personal = ['phone', 'mobile', 'birthday', 'number'];

/** Of a phone, a birthday, a certificate’s number the journal keeps that they changed, not what they were: it cannot be erased. */
export function withoutPersonal(changes: ReturnType<typeof differences>): ReturnType<typeof differences> {
  const hidden = Object.keys(changes).filter((key) => personal.includes(key));
  return { ...changes, ...Object.fromEntries(hidden.map((key) => [key, { before: null, after: null }])) };
}
