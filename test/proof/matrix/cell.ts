import type { Answer } from '#test/app.ts';
import type { Season, Who } from './facts.ts';
import type { Gallery } from './gallery/gallery.ts';
import type { Verdict } from './verdict.ts';

/** One request upon one record, and the sentence it is judged by. */
export type Cell = {
  /** The record and what is asked of it, in words. */
  on: string;
  /** Below `/api`. */
  path: string;
  /** JSON; may carry the version the comer sees at `versionAt`. */
  body?: (version: number) => unknown;
  versionAt?: string;
  headers?: Record<string, string>;
  /** Raw bytes in place of JSON. */
  bytes?: Buffer;
  /** Whether the record exists for this person; left out where there is no record. */
  sees?: (who: Who) => boolean;
  /** Where a person's several capacities meet: the sample tries such a cell too. */
  isEdge?: (who: Who) => boolean;
  /** For somebody signed in who sees the record. */
  verdict: (who: Who, season: Season) => Verdict;
  /** What is wrong with the parts of a good answer, or null. */
  parts?: (answer: Answer, who: Who) => string | null;
};

/**
 * What domain.md says of one route, and the requests that try it. `open`: answers also who is not signed in.
 * A new route needs one of these in `routes/`.
 */
export type Sentence = { open?: true; cells: (gallery: Gallery) => Cell[] };
export type Sentences = Record<string, Sentence>;

export const sentence = (cells: (gallery: Gallery) => Cell[]): Sentence => ({ cells });

/** Nothing more and nothing less than this. */
export function exactly(what: string, got: readonly unknown[], wanted: readonly unknown[]): string | null {
  const extra = got.filter((one) => !wanted.includes(one));
  const lacking = wanted.filter((one) => !got.includes(one));
  if (extra.length + lacking.length === 0) return null;
  return `${what}: too much [${extra.join(', ')}], too little [${lacking.join(', ')}]`;
}

export const equal = (what: string, got: unknown, wanted: unknown): string | null =>
  got === wanted ? null : `${what}: ${String(got)}, not ${String(wanted)}`;

export const firstOf = (...problems: (string | null)[]): string | null =>
  problems.find((one) => one !== null) ?? null;
