import type { FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';

/**
 * Answers carry what their route declares and nothing else. The shapes are TypeScript's to check, and the proof of malformed
 * input holds every answer against the document; at work only undeclared fields are looked for, which costs a tenth of a full
 * validation. What is right already is sent as it is, not copied.
 */
export const declaredOnly: FastifySerializerCompiler<unknown> = ({ schema }) => {
  const cut = cutterOf(shapeIn(schema));
  return (data) => JSON.stringify(cut(data));
};

/** Of an answer declared by its content type Fastify hands over a holder. */
function shapeIn(schema: unknown): z.core.$ZodType {
  if (schema instanceof z.core.$ZodType) return schema;
  const inner = (schema as { properties?: unknown }).properties;
  if (inner instanceof z.core.$ZodType) return inner;
  throw new TypeError('an answer without a shape');
}

/** The same value where it holds nothing undeclared, else a copy without that. */
type Cutter = (value: unknown) => unknown;
const whole: Cutter = (value) => value;

/** Stops the start at a kind of shape whose undeclared parts it would not find. */
export function cutterOf(schema: z.core.$ZodType): Cutter {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return objectCutter(def.shape);
    case 'array':
      return arrayCutter(cutterOf(def.element));
    case 'nullable':
    case 'optional':
    case 'default':
      return unlessEmpty(cutterOf(def.innerType));
    case 'union':
      return unionCutter(def);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'enum':
    case 'literal':
    case 'unknown':
    case 'any':
    case 'record':
      return whole;
    default:
      throw new TypeError(`answers of kind ${def.type} cannot be cut`);
  }
}

function objectCutter(shape: Readonly<Record<string, z.core.$ZodType>>): Cutter {
  const cutters: Record<string, Cutter> = Object.create(null);
  for (const [key, schema] of Object.entries(shape)) cutters[key] = cutterOf(schema);
  return (value) => {
    if (!isObject(value)) return value;
    let copy: Record<string, unknown> | null = null;
    for (const key of Object.keys(value)) {
      const cutter = cutters[key];
      if (cutter === whole) continue;
      const is = value[key];
      const cut = cutter?.(is);
      if (cutter && cut === is) continue;
      copy ??= { ...value };
      if (cutter) copy[key] = cut;
      else delete copy[key];
    }
    return copy ?? value;
  };
}

const arrayCutter =
  (cutter: Cutter): Cutter =>
  (value) => {
    if (cutter === whole || !Array.isArray(value)) return value;
    let copy: unknown[] | null = null;
    for (const [at, one] of value.entries()) {
      const cut = cutter(one);
      if (cut === one) continue;
      copy ??= [...value];
      copy[at] = cut;
    }
    return copy ?? value;
  };

const unlessEmpty = (cutter: Cutter): Cutter =>
  cutter === whole ? whole : (value) => (value === null || value === undefined ? value : cutter(value));

/** Told apart by a literal, or all of them plain values. */
function unionCutter(def: z.core.$ZodUnionDef): Cutter {
  if (!('discriminator' in def)) {
    if (def.options.some((option) => cutterOf(option) !== whole))
      throw new TypeError('answers of several shapes need a discriminator');
    return whole;
  }
  const key = String(def.discriminator);
  const cutters = new Map(
    def.options.map((option) => {
      const { shape } = (option as z.ZodObject)._zod.def;
      const literal = (shape[key] as z.ZodLiteral | undefined)?._zod.def.values[0];
      return [literal as unknown, cutterOf(option)] as const;
    }),
  );
  return (value) => {
    const cutter = isObject(value) ? cutters.get(value[key]) : undefined;
    if (!cutter) throw new TypeError(`an answer of no declared ${key}`);
    return cutter(value);
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object';
