import { z } from 'zod';
import { ref } from './clients.ts';
import { ability, cursor, day, flag, id, idParam, limit, page, person, text } from './common.ts';
import { route } from './route.ts';

const tag = 'reports';

/** The longest period of a report, in days. */
export const REPORT_DAYS = 3660;
/** More rows no file has. */
export const MOST_TERMS = 50_000;
/** A quarter is counted up to here. */
export const QUARTER_COUNT = 1000;

export const standingGroups = ['step', 'department', 'person'] as const;
export const termStates = ['expiring', 'expired', 'renewed', 'all'] as const;

const query = z.record(z.string(), z.string());
const orderRef = z.object({ id, number: z.string() });

/** A step, or whom orders wait for: a person, else a department; all null: nobody is named. */
const group = {
  step: z
    .object({
      process: z.string(),
      processTitle: text,
      key: z.string(),
      number: z.number().int(),
      title: text,
      shortTitle: text,
    })
    .nullable(),
  department: ref.nullable(),
  person: person.nullable(),
};

export const standingRow = z
  .object({
    ...group,
    stands: z
      .object({
        count: z.number().int(),
        overdue: z.number().int(),
        median: z.number().nullable().meta({ description: 'Working days stood; a half between two' }),
        worst: z.number().int().nullable(),
        worstOrder: orderRef.nullable(),
        query: query.meta({ description: 'Filter of the orders list that shows exactly these' }),
      })
      .meta({ description: 'Orders that stand here now' }),
    waits: z
      .array(z.object({ ...group, count: z.number().int(), query }))
      .meta({ description: 'Whom they wait for, or at which steps, most first' }),
    done: z
      .object({
        count: z.number().int(),
        median: z.number().nullable(),
        worst: z.number().int().nullable(),
        worstOrder: orderRef.nullable(),
      })
      .meta({ description: 'Steps signed in the period, and the working days they took' }),
  })
  .meta({ id: 'StandingRow' });

const period = { from: day.optional(), to: day.optional() };
const groupBy = z.enum(standingGroups).default('step');

export const termFilter = {
  ...period,
  managerId: idParam.optional(),
  clientId: idParam.optional(),
  mine: flag.optional().meta({ description: 'Led by the reader, or by whom they stand in for' }),
  state: z.enum(termStates).default('expiring').meta({
    description:
      'expiring: still valid and not renewed; expired: not renewed; renewed: by an order the reader sees',
  }),
};

export const termRow = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    client: ref,
    contract: orderRef.nullable(),
    manager: person,
    validUntil: day,
    daysLeft: z.number().int().meta({ description: 'Calendar days; below zero when it is over' }),
    renewedBy: orderRef.nullable().meta({ description: 'Where the reader sees that one too' }),
    abilities: z.object({ renew: ability }),
  })
  .meta({ id: 'TermRow' });

export const reportRoutes = {
  standing: route({
    id: 'reports.standing',
    method: 'GET',
    path: '/reports/standing',
    tag,
    summary: 'Where the orders that the reader sees stand, whom they wait for, and how long steps took',
    query: z.object({ ...period, groupBy }),
    response: z.object({
      from: day,
      to: day,
      groupBy: z.enum(standingGroups),
      total: z.object({ count: z.number().int(), overdue: z.number().int(), query }),
      rows: z.array(standingRow),
      unknownYears: z
        .array(z.number().int())
        .meta({ description: 'Years without data of the production calendar that were counted with' }),
    }),
  }),
  exportStanding: route({
    id: 'reports.exportStanding',
    method: 'POST',
    path: '/standing-exports',
    tag,
    summary: 'The same as .xlsx',
    body: z.strictObject({ ...period, groupBy }),
    response: 'bytes',
  }),
  terms: route({
    id: 'reports.terms',
    method: 'GET',
    path: '/reports/terms',
    tag,
    summary: 'Archived orders by the end of their validity, those long over last',
    query: z.object({ ...termFilter, cursor: cursor.optional(), limit }),
    response: page(termRow).extend({
      quarters: z
        .array(
          z.object({
            from: day,
            count: z.number().int(),
            more: z.boolean().meta({ description: 'There are more than were counted' }),
          }),
        )
        .meta({ description: 'How many fit the filter in each quarter of this page' }),
    }),
  }),
  exportTerms: route({
    id: 'reports.exportTerms',
    method: 'POST',
    path: '/term-exports',
    tag,
    summary: 'The register as .xlsx, at most 50 000 rows',
    body: z.strictObject({ filter: z.strictObject(termFilter).prefault({}) }),
    response: 'bytes',
  }),
};
