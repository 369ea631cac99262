import { z } from 'zod';
import { absence, absenceRequest } from './absences.ts';
import { call } from './calls.ts';
import { day, id, moment, money, person, text } from './common.ts';
import { newsOfHome } from './news.ts';
import { orderRow } from './order-card.ts';
import { taskLine } from './tasks.ts';

export const homeBlock = z
  .object({
    key: z.enum([
      'resolutions',
      'assign',
      'returned',
      'toFill',
      'unpaid',
      'marks',
      'sent',
      'departmentOverdue',
      'overdue',
      'stalled',
      'expiring',
    ]),
    items: z.array(
      orderRow.extend({
        lacks: z
          .array(text)
          .meta({ description: 'Of `marks`: those of earlier steps it cannot go on without' }),
      }),
    ),
    more: z.boolean(),
    list: z.enum(['orders', 'terms']).meta({ description: 'The list, or the register of terms' }),
    query: z.record(z.string(), z.string()).meta({ description: 'Filter of the list that shows them all' }),
  })
  .meta({ id: 'HomeBlock' });

const sum = z.object({ count: z.number().int(), amount: money });
const query = z.record(z.string(), z.string()).meta({ description: 'Filter of the list that shows them' });
const standing = {
  count: z.number().int(),
  overdue: z.number().int(),
  more: z.boolean().meta({ description: 'There are more than were counted' }),
  query,
};

/** For whoever leads the house. */
const companyOfHome = z.object({
  steps: z.array(z.object({ process: text, number: z.number().int(), title: text, ...standing })),
  departments: z
    .array(z.object({ department: z.object({ id, name: z.string() }).nullable(), ...standing }))
    .meta({ description: 'With something late, the most first; null: nobody’s department' }),
  money: z.object({
    from: day,
    before: day.meta({ description: 'The first of the month before, of which as many days are counted' }),
    paid: sum,
    paidBefore: sum,
    contracts: sum,
    contractsBefore: sum,
  }),
});

/** For whoever keeps the system. Counts go up to 99. */
const systemOfHome = z.object({
  worker: z.object({
    alive: z.boolean(),
    seenAt: moment.nullable(),
    late: z.number().int().meta({ description: 'Work that should have begun five minutes ago' }),
    failed: z.number().int().meta({ description: 'Given up within a day' }),
  }),
  disk: z.object({ free: z.number().int(), total: z.number().int(), low: z.boolean() }).nullable(),
  databaseBytes: z.number().int(),
  mail: z.object({
    state: z.enum(['off', 'works', 'failing']),
    since: moment.nullable(),
    waiting: z.number().int(),
  }),
  letters: z
    .object({
      items: z.array(z.object({ id, to: z.string(), subject: z.string(), message: z.string().nullable() })),
      more: z.boolean(),
    })
    .meta({ description: 'Of the last seven days, that did not leave or came back' }),
  nowhere: z.object({ items: z.array(person), more: z.boolean() }).meta({
    description: 'Employees without a department',
  }),
});

/** What waits for the reader, and the day beside it. */
export const homeAnswer = z.object({
  blocks: z.array(homeBlock),
  experts: z
    .object({
      items: z.array(
        z.object({
          employee: person,
          count: z.number().int(),
          more: z.boolean().meta({ description: 'There are more than were counted' }),
          overdue: z.number().int(),
          query: z.record(z.string(), z.string()).meta({ description: 'Filter of the list that shows them' }),
        }),
      ),
      more: z.boolean(),
    })
    .nullable()
    .meta({
      description: 'Orders each leads now, the busiest first; null: the reader chooses no experts',
    }),
  company: companyOfHome.nullable().meta({ description: 'null: the reader does not lead the house' }),
  system: systemOfHome.nullable().meta({ description: 'null: the reader does not keep the system' }),
  calls: z
    .object({ items: z.array(call), more: z.boolean() })
    .nullable()
    .meta({ description: 'The reader’s own up to today, overdue first; null: calls are not their work' }),
  forgotten: z
    .object({
      count: z.number().int(),
      more: z.boolean(),
      query: z.record(z.string(), z.string()),
    })
    .nullable()
    .meta({ description: 'Clients at work that nobody is to call, counted to 99; `query` lists them' }),
  tasks: z
    .object({ items: z.array(taskLine), more: z.boolean() })
    .meta({ description: 'What the reader is to do, overdue first, and what they are to accept' }),
  news: z.array(newsOfHome).meta({ description: 'Pinned ones first, then the latest; five at most' }),
  absenceRequests: z
    .object({ items: z.array(absenceRequest), more: z.boolean() })
    .meta({ description: 'That wait for the reader’s decision, the nearest first' }),
  awayToday: z.array(absence),
  birthdays: z.array(z.object({ employee: person, on: day })).meta({
    description: 'Of today and the next seven days; the day they have it, never the year of birth',
  }),
});
