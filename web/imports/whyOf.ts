import { failureOf, Problem } from '#web/http/errors.ts';

/** The sentence of a refusal: that of the field it is about, where there is one. */
export function whyOf(cause: unknown): string {
  const [first] = cause instanceof Problem ? cause.fields : [];
  return first?.message ?? failureOf(cause).why;
}
