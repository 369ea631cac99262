import i18next from 'i18next';
import type { z } from 'zod';
import type { difference, fieldProblem, missing, ProblemCode, problem } from '#api/problem.ts';

export type ProblemBody = Partial<z.infer<typeof problem>>;
export type FieldProblem = z.infer<typeof fieldProblem>;
export type Missing = z.infer<typeof missing>;
export type Difference = z.infer<typeof difference>;

/** A refusal as an exception. `message` is always fit for the reader, in the reader's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode | 'offline';
  readonly title: string;
  readonly detail: string | null;
  readonly fields: FieldProblem[];
  readonly missing: Missing[];
  readonly difference: Difference[];
  /** The version now on the server, with `version_conflict`. */
  readonly version: number | null;
  /** For the administrator: the request in the server's log. */
  readonly traceId: string | null;
  /** When to come back, with `too_many` and `unavailable`. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, body: ProblemBody = {}, retryAfterSeconds: number | null = null) {
    const code = body.code ?? codeOf(status);
    super(body.detail ?? words(code));
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = body.title ?? words(code);
    this.detail = body.detail ?? null;
    this.fields = body.fields ?? [];
    this.missing = body.missing ?? [];
    this.difference = body.difference ?? [];
    this.version = body.version ?? null;
    this.traceId = body.traceId ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get offline(): boolean {
    return this.status === 0;
  }
}

export function isProblem(cause: unknown, code?: Problem['code']): cause is Problem {
  return cause instanceof Problem && (code === undefined || cause.code === code);
}

/** For `useFormState({ fieldsOf })`: a 422 by fields, anything else is no field's. */
export function fieldsOf(cause: unknown): Record<string, string> | null {
  if (!isProblem(cause, 'invalid') || cause.fields.length === 0) return null;
  return Object.fromEntries(cause.fields.map(({ field, message }) => [field, message]));
}

/** What an ErrorState says of whatever was thrown. */
export function failureOf(cause: unknown): { why: string; code: string | null } {
  if (cause instanceof Problem) return { why: cause.message, code: cause.traceId };
  return { why: i18next.t('common:state.failedWhy'), code: null };
}

/** Words under a form of a failure that is no field's; an ended session already has its dialog. */
export function failureWords(cause: unknown): string | null {
  return cause && !isProblem(cause, 'signed_out') ? failureOf(cause).why : null;
}

function codeOf(status: number): Problem['code'] {
  return byStatus[status] ?? (status >= 500 ? 'failed' : 'malformed');
}

const byStatus: Record<number, Problem['code']> = {
  0: 'offline',
  400: 'malformed',
  401: 'signed_out',
  403: 'not_allowed',
  404: 'not_found',
  409: 'version_conflict',
  413: 'too_large',
  415: 'unsupported_type',
  422: 'invalid',
  429: 'too_many',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
  507: 'disk_full',
};

/** Only for answers without a sentence of their own: a proxy's page, a cut line. */
function words(code: Problem['code']): string {
  // i18next would take the ending _many for a plural form.
  return i18next.t(`common:problem.${code === 'too_many' ? 'too_often' : code}`);
}
