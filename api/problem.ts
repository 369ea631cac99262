import { z } from 'zod';
import { moment, person, stamp, text } from './common.ts';

/** Codes of every refusal of the API, each with its status. */
export const problemStatus = {
  malformed: 400,
  signed_out: 401,
  not_allowed: 403,
  not_found: 404,
  gate_closed: 409,
  version_conflict: 409,
  step_locked: 409,
  order_frozen: 409,
  already_done: 409,
  in_use: 409,
  client_merged: 409,
  campaign_settled: 409,
  comment_settled: 409,
  too_many_pinned: 409,
  already_set_up: 409,
  offset_differs: 409,
  not_all_there: 409,
  unknown_protocol: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid: 422,
  too_many: 429,
  failed: 500,
  unavailable: 503,
  infected: 422,
  disk_full: 507,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export const missing = z
  .object({
    code: z.enum(['missing', 'resolution', 'void_resolution']),
    kind: z.string(),
    step: z.string(),
    key: z.string(),
    label: text.meta({ description: 'What to do' }),
    target: z.string().meta({ description: 'Where: ?step=…&field=… on the order card' }),
    awaited: z
      .array(z.string())
      .meta({ description: 'Full names of the people awaited, or a word for them' }),
    mine: z.boolean().meta({ description: 'The reader can fill it' }),
    since: z.string().nullable(),
    remind: z
      .object({
        may: z.boolean(),
        last: z
          .object({ at: moment, by: person, again: moment })
          .nullable()
          .meta({ description: 'Less than four hours of work ago' }),
      })
      .nullable()
      .meta({ description: 'null: nobody else is awaited, or has nothing to do yet' }),
  })
  .meta({ id: 'Missing' });

export const fieldProblem = z
  .object({
    field: z.string(),
    reason: z.string().meta({ description: 'Code of what is wrong' }),
    message: z.string(),
  })
  .meta({ id: 'FieldProblem' });

export const difference = z
  .object({
    key: z.string(),
    label: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    stamp: stamp.nullable(),
  })
  .meta({ id: 'Difference' });

/** RFC 9457 application/problem+json. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().meta({ description: 'A sentence in the reader’s language that says what to do' }),
    traceId: z.string().optional(),
    fields: z.array(fieldProblem).optional(),
    missing: z.array(missing).optional(),
    difference: z.array(difference).optional(),
    version: z.number().int().optional().meta({ description: 'Current version, with version_conflict' }),
    current: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'The record as it stands now, with version_conflict of a call' }),
    step: z.string().optional(),
    stamp: stamp.nullable().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;
