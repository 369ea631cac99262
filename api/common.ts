import { z } from 'zod';
import { textSchema } from '#domain/process/definition.ts';
import { isPlainDate } from '#domain/values/dates.ts';
import { isMoney } from '#domain/values/money.ts';

/** Building blocks of the shapes. Money is a decimal string, a date an ISO day, a moment an ISO instant in UTC. */

export const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const idParam = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const money = z
  .string()
  .refine(isMoney, 'money')
  .meta({ description: 'Decimal string with two decimals, e.g. 1234567.89', example: '1234567.89' });
export const day = z
  .string()
  .refine(isPlainDate, 'date')
  .meta({ description: 'ISO day, e.g. 2026-11-24', example: '2026-11-24' });
export const moment = z.string().meta({
  description: 'ISO instant in UTC, e.g. 2026-11-24T09:30:00.000Z',
  example: '2026-11-24T09:30:00.000Z',
});
export const timeOfDay = z
  .string()
  .refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'time')
  .meta({ description: 'HH:MM in the company’s zone', example: '14:30' });
export const text = textSchema.meta({ id: 'Text' });

/** NUL and lone surrogates cannot be stored as text; everything else a person types can. */
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed();
export const line = (max = 300) =>
  z
    .string()
    .max(max)
    .refine(storable, 'text')
    .transform((value) => value.trim().replace(/\s+/g, ' '));
export const filledLine = (max = 300) => line(max).refine((value) => value !== '', 'empty');
export const note = (max = 20_000) =>
  z
    .string()
    .max(max)
    .refine(storable, 'text')
    .transform((value) => value.trim());
export const filledNote = (max = 20_000) => note(max).refine((value) => value !== '', 'empty');
export const reason = z
  .string()
  .max(2000)
  .refine(storable, 'text')
  .transform((value) => value.trim());

/** The version the person saw, as the database counts them. */
export const seenVersion = z.number().int().min(0).max(2_147_483_647);

/** Query flags come as text. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const limit = z.coerce.number().int().min(1).max(200).default(50);
/** Opaque place in a list: the server made it, the client sends it back. */
export const cursor = z.string().max(500);

export const page = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    next: cursor.nullable().meta({ description: 'Cursor of the next page, null on the last' }),
  });

export const person = z
  .object({
    id,
    name: z.string().meta({ description: 'Фамилия Имя Отчество' }),
    shortName: z.string(),
    position: z.string(),
  })
  .meta({ id: 'Person' });

export const stamp = z
  .object({
    employeeId: id,
    name: z.string(),
    position: z.string(),
    at: moment,
    standingFor: z.object({ employeeId: id, name: z.string(), position: z.string() }).nullable(),
  })
  .meta({ id: 'Stamp', description: 'Who did it and when, as they were at that moment' });

/** May the reader do it, and if not, why: codes to put into words and the people who may. */
export const ability = z
  .object({
    allowed: z.boolean(),
    reason: z
      .string()
      .nullable()
      .meta({ description: 'A sentence in the reader’s language, null when allowed' }),
  })
  .meta({ id: 'Ability' });

export const idParams = z.object({ id: idParam });
export const done = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });
