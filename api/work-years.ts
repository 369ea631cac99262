import { z } from 'zod';
import { HOLIDAYS, type Holiday } from '#domain/calendar/holidays.ts';
import { moment, person } from './common.ts';
import { route } from './route.ts';

const tag = 'calendar';
const year = z.coerce.number().int().min(1992).max(2200);
const yearParams = z.object({ year });

const days = z
  .record(
    z.string().regex(/^\d{2}-\d{2}$/),
    z.strictObject({
      kind: z.enum(['off', 'short', 'working']),
      holiday: z.enum(Object.keys(HOLIDAYS) as [Holiday, ...Holiday[]]).optional(),
      movedFrom: z
        .string()
        .regex(/^\d{2}-\d{2}$/)
        .optional(),
    }),
  )
  .meta({ description: 'MM-DD: only the days that differ from «Monday to Friday we work»' });

export const workYear = z
  .object({
    year: z.number().int(),
    days,
    source: z.enum(['published', 'corrected', 'labourCode']).meta({
      description:
        'Data of the year, corrected here, or Saturdays, Sundays and the holidays of the Labour Code',
    }),
    law: z.enum(['published', 'labourCode']).meta({ description: 'What putting it back would give' }),
    correctedBy: person.nullable(),
    correctedAt: moment.nullable(),
    version: z.number().int().meta({ description: '0: never corrected' }),
  })
  .meta({ id: 'WorkYear' });

export const workYearRoutes = {
  get: route({
    id: 'workYears.get',
    method: 'GET',
    path: '/work-years/:year',
    tag,
    summary: 'A year of the production calendar',
    params: yearParams,
    response: workYear,
  }),
  correct: route({
    id: 'workYears.correct',
    method: 'PUT',
    path: '/work-years/:year',
    tag,
    summary: 'Correct a year; terms already given stay as they are',
    params: yearParams,
    body: z.strictObject({ days, version: z.number().int().min(0) }),
    response: workYear,
  }),
  putBack: route({
    id: 'workYears.putBack',
    method: 'DELETE',
    path: '/work-years/:year',
    tag,
    summary: 'The year is again as in the law',
    params: yearParams,
    response: workYear,
    status: 200,
  }),
};
