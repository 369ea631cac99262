import type { ImportField } from '../imports.queries.ts';

/** Key of a field to its column. */
export type Mapping = Record<string, number>;

export const fieldOf = (mapping: Mapping, column: number): string | null =>
  Object.keys(mapping).find((key) => mapping[key] === column) ?? null;

/** The column becomes this field, or none: each is one field, and a field is read from one column. */
export function withField(mapping: Mapping, column: number, key: string | null): Mapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([, at]) => at !== column));
  return key === null ? rest : { ...rest, [key]: column };
}

export const missingIn = (fields: readonly ImportField[], mapping: Mapping): ImportField[] =>
  fields.filter(({ key, required }) => required && mapping[key] === undefined);
