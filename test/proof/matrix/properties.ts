import { z } from 'zod';
import type { RouteShape } from '#api/route.ts';

/** Names somebody may try to slip into a body: every one that a schema or an answer knows. */
export function namesInSchemas(routes: readonly RouteShape[]): Set<string> {
  const found = new Set<string>();
  for (const { body, response, query, params } of routes) {
    for (const shape of [body, response, query, params]) {
      if (shape === undefined || typeof shape === 'string') continue;
      for (const io of ['input', 'output'] as const)
        collect(z.toJSONSchema(shape, { io, unrepresentable: 'any' }), found, true);
    }
  }
  return found;
}

export const namesInAnswer = (body: unknown, found: Set<string>): void => collect(body, found, false);

/** What JSON itself or the language give a meaning to. */
export const namesOfTheLanguage: readonly string[] = ['__proto__', 'constructor', 'prototype', 'toString'];

function collect(value: unknown, found: Set<string>, isSchema: boolean): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, found, isSchema);
    return;
  }
  for (const [key, one] of Object.entries(value)) {
    if (!isSchema) found.add(key);
    else if (key === 'properties') for (const name of Object.keys(one as object)) found.add(name);
    collect(one, found, isSchema);
  }
}

/** One place in a body where an object stands, with the names the schema lets stand there. */
export type Place = { at: readonly (string | number)[]; known: readonly string[] };

/** Every object of this body that the schema closes; a free map of keys is judged by what it is for. */
export function placesIn(shape: z.ZodObject, body: unknown): Place[] {
  return walk(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema, body, []);
}

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

function walk(schema: Schema, value: unknown, at: Place['at']): Place[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value))
    return value.flatMap((one, index) => (schema.items ? walk(schema.items, one, [...at, index]) : []));
  const { properties } = schema;
  if (!properties) return [];
  const inside = Object.entries(value).flatMap(([key, one]) =>
    properties[key] ? walk(properties[key], one, [...at, key]) : [],
  );
  return [{ at, known: Object.keys(properties) }, ...inside];
}

/** The body as JSON text with one more property in this place. */
export function withProperty(body: unknown, at: Place['at'], name: string, value: unknown): string {
  const copy = structuredClone(body);
  let place = copy as Record<string | number, unknown>;
  for (const key of at) place = place[key] as Record<string | number, unknown>;
  // as JSON text: to the language `__proto__` would be no property
  const marker = 'the property to be';
  place[marker] = value;
  return JSON.stringify(copy).replace(JSON.stringify(marker), JSON.stringify(name));
}
