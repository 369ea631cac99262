/**
 * Fields of a letter: `{{contact.firstName|коллега}}`. A value is put in as text and never read again: what looks like a field or
 * like markup in the name of a client is that client's name.
 */
import { FIELDS, type Field } from './blocks.ts';

/** `name` as typed: whether there is such a field is for the check. `fallback` null: none was given. */
export type FieldSlot = { type: 'field'; name: string; fallback: string | null };
export type Values = Readonly<Record<Field, string>>;

export const FIELD_SOURCE = String.raw`\{\{([^{}|\n]{0,60})(?:\|([^{}\n]{0,200}))?\}\}`;
const EVERY = new RegExp(FIELD_SOURCE, 'g');

export const fieldOf = ([, name = '', fallback]: readonly (string | undefined)[]): FieldSlot => ({
  type: 'field',
  name: name.trim(),
  fallback: fallback === undefined ? null : fallback.trim() || null,
});

export const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** A line without markup: a subject, a heading, a label. */
export function parseLine(text: string): (string | FieldSlot)[] {
  const parts: (string | FieldSlot)[] = [];
  let from = 0;
  for (const found of text.matchAll(EVERY)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    parts.push(fieldOf(found));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** Stands where a field had nothing to say, until the spaces around it are tidied. Of the private use area, and taken out of values. */
export const NOTHING = '\ue000';

export function fillIn({ name, fallback }: FieldSlot, values: Values): string {
  const value = isField(name) ? values[name].replace(/[\p{Cc}\u2028\u2029\ue000]+/gu, ' ').trim() : '';
  return value || fallback || NOTHING;
}

/** «Здравствуйте, !» becomes «Здравствуйте!»: nothing is left of a field without a value, nor the space that stood for it. */
export function tidied(text: string): string {
  if (!text.includes(NOTHING)) return text;
  return text
    .replace(/,?[ \u00a0]*\ue000(?=[!?.;:])/g, '')
    .replace(/[ \u00a0]\ue000(?=[ \u00a0,)»]|$)/gm, '')
    .replace(/\ue000[ \u00a0]?/g, '');
}

/** Braces that are no field: `{{`, `}}` left over. */
export const strayBraces = (text: string): string | null =>
  /\{\{[^{}]{0,40}\}{0,2}|[^{}]{0,40}\}\}/.exec(text.replace(EVERY, ''))?.[0]?.trim() ?? null;
