import type { z } from 'zod';
import { check, type Problem } from '#domain/process/check.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import { DICTIONARIES } from '../dictionaries/dictionaryNames.ts';

const TYPES = ['number', 'string', 'boolean', 'array', 'object'] as const;

/** One thing that stands in the way of publishing: where, and what, as data. */
export type Obstacle = { at: string } & (
  | { code: Problem['code'] | 'not_json' | 'shape' | `type_${(typeof TYPES)[number]}` }
  | { code: 'not_json_at'; line: string; column: string }
  | { code: 'extra'; keys: string }
  | { code: 'value'; values: string }
  | { code: 'few'; least: string }
  | { code: 'many'; most: string }
);

export interface Reading {
  def: Definition | null;
  obstacles: Obstacle[];
}

/** The same schema and the same check as the server's, so that all problems show before anything is sent. */
export function readDefinition(text: string, departments: readonly string[]): Reading {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    return { def: null, obstacles: [unreadable(cause)] };
  }
  const parsed = definitionSchema.safeParse(body);
  if (!parsed.success) return { def: null, obstacles: unlike(parsed.error.issues.map(obstacleOf)) };
  return {
    def: parsed.data,
    obstacles: unlike(check(parsed.data, { departments, dictionaries: DICTIONARIES })),
  };
}

/** Browsers tell the place in words of their own; some do not. */
function unreadable(cause: unknown): Obstacle {
  const [, line, column] = /line (\d+) column (\d+)/.exec(String(cause)) ?? [];
  return line && column ? { at: '', code: 'not_json_at', line, column } : { at: '', code: 'not_json' };
}

function obstacleOf(issue: z.core.$ZodIssue): Obstacle {
  const at = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return { at, code: 'extra', keys: issue.keys.join(', ') };
    case 'invalid_type': {
      const type = TYPES.find((one) => one === issue.expected);
      return type ? { at, code: `type_${type}` } : { at, code: 'shape' };
    }
    case 'invalid_value':
      return { at, code: 'value', values: issue.values.map(String).join(', ') };
    case 'too_small':
      return { at, code: 'few', least: String(issue.minimum) };
    case 'too_big':
      return { at, code: 'many', most: String(issue.maximum) };
    default:
      return { at, code: 'shape' };
  }
}

const unlike = (obstacles: Obstacle[]): Obstacle[] => [
  ...new Map(obstacles.map((one) => [JSON.stringify(one), one])).values(),
];
