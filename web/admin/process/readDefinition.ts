import { check, type Problem } from '#domain/process/check.ts';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import { DICTIONARIES } from '../dictionaries/dictionaryNames.ts';

/** One thing that stands in the way of publishing: where, and what, as data. */
export type Obstacle =
  | { at: string; code: 'not_json'; detail: string }
  | { at: string; code: 'shape'; detail: string }
  | { at: string; code: 'extra'; detail: string }
  | { at: string; code: Problem['code'] };

export type Reading = { def: Definition; obstacles: [] } | { def: Definition | null; obstacles: Obstacle[] };

/** The same schema and the same check as the server's, so that all problems show before anything is sent. */
export function readDefinition(text: string, departments: readonly string[]): Reading {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    return { def: null, obstacles: [{ at: '', code: 'not_json', detail: String((cause as Error).message) }] };
  }
  const parsed = definitionSchema.safeParse(body);
  if (!parsed.success) {
    return {
      def: null,
      obstacles: parsed.error.issues.map((issue) => {
        const at = issue.path.join('.');
        return issue.code === 'unrecognized_keys'
          ? { at, code: 'extra', detail: issue.keys.join(', ') }
          : { at, code: 'shape', detail: issue.message };
      }),
    };
  }
  return { def: parsed.data, obstacles: check(parsed.data, { departments, dictionaries: DICTIONARIES }) };
}
