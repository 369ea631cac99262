import { z } from 'zod';
import { day, id, moment, person } from './common.ts';

export const givenHow = z.enum(['letter', 'form', 'contract', 'recordedCall', 'other']);
export const withdrawnHow = z.enum(['letter', 'link', 'call', 'other']);

export const consent = z
  .object({
    id,
    textVersion: z.number().int(),
    on: day,
    how: givenHow,
    note: z.string().nullable(),
    recordedBy: person,
    recordedAt: moment,
    withdrawn: z
      .object({
        on: day,
        how: withdrawnHow,
        note: z.string().nullable(),
        recordedBy: person.nullable().meta({ description: 'null: the contact themselves' }),
        recordedAt: moment,
      })
      .nullable(),
  })
  .meta({ id: 'Consent' });
