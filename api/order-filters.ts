import { z } from 'zod';
import { day, flag, idParam, line } from './common.ts';
import { orderStatus } from './order-card.ts';

/** One word of whom, or a department and whom of it. */
const AWAITED =
  /^((employee|department|members):\d{1,15}|department:none|nobody)(,((employee|members):\d{1,15}|nobody))?$/;

export const orderFilters = z.object({
  search: line(200).optional(),
  status: orderStatus.optional(),
  step: z.string().max(60).optional(),
  managerId: idParam.optional(),
  expertId: idParam.optional(),
  clientId: idParam.optional(),
  contractId: idParam.optional(),
  legalEntityId: idParam.optional(),
  mine: flag.optional().meta({ description: 'Led or examined by the reader' }),
  waitingForMe: flag.optional(),
  overdue: flag.optional(),
  archived: flag.optional().meta({ description: 'true: only the archive; absent: all at work' }),
  any: flag.optional().meta({ description: 'true: archive too' }),
  awaitsDepartment: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'Key of a department whose head or people the step waits for' }),
  dueFrom: day.optional().meta({ description: 'The last day of the step, of orders at work' }),
  dueTo: day.optional(),
  standing: flag.optional().meta({ description: 'true: at work, without the refused' }),
  process: z.string().max(60).optional().meta({ description: 'Of this process; with `step`, its step' }),
  awaited: z.string().regex(AWAITED).optional().meta({
    description:
      'At work and waiting for this employee; for somebody of this department; for any of its members, nobody named; of two, for both',
  }),
  payments: z.enum(['none', 'notFull']).optional().meta({
    description:
      'Confirmed and not paid, or less than the contract says; of orders whose money the reader sees',
  }),
  createdFrom: day.optional(),
  createdTo: day.optional(),
});
export const orderSort = z.enum(['new', 'due']).default('new');
