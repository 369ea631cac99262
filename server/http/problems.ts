import { type Problem, type ProblemCode, problemStatus } from '#api/problem.ts';
import type { Language } from '#domain/values/language.ts';
import { problemWords } from './problem-words.ts';

type Extra = Partial<
  Pick<Problem, 'fields' | 'missing' | 'difference' | 'version' | 'current' | 'step' | 'stamp'>
>;

/** A refusal of the API. Thrown anywhere below a route, told by the one error handler. `detail` overrides the catalogue's sentence. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly detail: ((language: Language) => string) | null;
  readonly extra: Extra;
  readonly retryAfter: number | null;

  constructor(
    code: ProblemCode,
    options: { detail?: (language: Language) => string; extra?: Extra; retryAfter?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.detail = options.detail ?? null;
    this.extra = options.extra ?? {};
    this.retryAfter = options.retryAfter ?? null;
  }
}

export const notFound = (): HttpProblem => new HttpProblem('not_found');

/** One value wrong in meaning; the reason is a code of `problemWords.reasons`. */
export function invalid(
  field: string,
  reason: string,
  params: Record<string, string | number> = {},
): HttpProblem {
  return new HttpProblem('invalid', {
    extra: { fields: [{ field, reason, message: JSON.stringify(params) }] },
  });
}

/** What is wrong with a value, in a sentence that says what to do. */
export const sayReason = (
  reason: string,
  params: Record<string, string | number>,
  language: Language,
): string => problemWords[language].reason(reason, params);

export function problemBody(problem: HttpProblem, language: Language, traceId?: string): Problem {
  const words = problemWords[language];
  const fields = problem.extra.fields?.map((field) => ({
    ...field,
    message: words.reason(field.reason, parsed(field.message)),
  }));
  return {
    type: `urn:vizir:problem:${problem.code}`,
    title: words.titles[problem.code],
    status: problemStatus[problem.code],
    code: problem.code,
    detail: problem.detail?.(language) ?? fields?.[0]?.message ?? words.details[problem.code],
    ...(traceId ? { traceId } : {}),
    ...problem.extra,
    ...(fields ? { fields } : {}),
  };
}

function parsed(params: string): Record<string, string | number> {
  return params.startsWith('{') ? (JSON.parse(params) as Record<string, string | number>) : {};
}
