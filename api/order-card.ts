import { z } from 'zod';
import { ability, day, id, moment, money, person, stamp, text } from './common.ts';
import { missing } from './problem.ts';

const ref = z.object({ id, name: z.string() });
export const orderStatus = z.enum(['prospect', 'confirmed', 'refused']);
export const stepState = z.enum(['locked', 'active', 'awaitingResolution', 'returned', 'resolved']);

export const orderRow = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    client: ref,
    contract: z.object({ id, number: z.string() }).nullable(),
    status: orderStatus,
    archivedAt: moment.nullable(),
    step: z.object({
      key: z.string(),
      number: z.number().int(),
      total: z.number().int(),
      title: text,
      state: stepState,
    }),
    manager: person,
    expert: person.nullable(),
    waitsFor: z
      .string()
      .nullable()
      .meta({ description: 'Short name of the person, or the name of the department, awaited' }),
    stands: z.number().int().meta({ description: 'Working days the step has stood' }),
    dueOn: day.nullable(),
    overdueDays: z.number().int().meta({ description: 'Working days past the term, 0 when in time' }),
    amount: money
      .nullable()
      .optional()
      .meta({ description: 'Amount of the contract; absent where the reader may not see money' }),
    validUntil: day.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'OrderRow' });

export const payment = z
  .object({
    n: z.number().int(),
    amount: money,
    paidOn: day,
    paymentOrderNumber: z.string(),
    share: z.string().nullable().meta({ description: '% of the contract amount, two decimals' }),
    stamp,
    reversed: z.object({ stamp, reason: z.string() }).nullable(),
    abilities: z.object({ reverse: ability }),
  })
  .meta({ id: 'Payment' });

export const requirement = z
  .object({
    key: z.string(),
    kind: z.string(),
    title: text,
    ask: text,
    required: z.boolean(),
    met: z.boolean(),
    checkedAt: z
      .object({ key: z.string(), number: z.number().int() })
      .meta({ description: 'The step at whose exit it is checked' }),
    value: z.union([z.string(), z.number()]).nullable(),
    display: z.string().nullable(),
    stamp: stamp.nullable(),
    version: z.number().int().meta({
      description: 'Version of the order at which it was last set, 0 when never: sent back as `seen`',
    }),
    fill: ability,
    warnings: z
      .array(text)
      .meta({ description: 'What is worth a look and stops nobody, where the reader sees all it speaks of' }),
    bySigner: z.boolean().meta({ description: 'Filled by the signer together with the signature' }),
    long: z.boolean().optional(),
    dictionary: z.string().optional(),
    firstFrom: z.string().optional().meta({ description: 'Key of the department offered first' }),
    countedFrom: z.string().optional(),
    until: day.nullable().optional(),
    documentKind: z.string().optional(),
    files: z.number().int().optional().meta({ description: 'Files of the kind dropped on this order' }),
    payments: z
      .object({ items: z.array(payment), paid: money, share: z.string().nullable(), left: money.nullable() })
      .optional(),
  })
  .meta({ id: 'Requirement' });

export const orderStep = z
  .object({
    key: z.string(),
    number: z.number().int(),
    title: text,
    shortTitle: text,
    state: stepState,
    openedAt: moment.nullable(),
    dueOn: day.nullable(),
    days: z.number().int(),
    dayNumber: z.number().int().nullable().meta({ description: 'Which working day of the term today is' }),
    overdueDays: z.number().int(),
    left: z.number().int(),
    total: z.number().int(),
    missing: z.array(missing),
    requirements: z.array(requirement),
    signers: z.array(z.string()),
    fillers: z.array(z.string()),
    verb: text,
    asksForResolution: z.boolean(),
    requested: stamp.nullable(),
    returned: z.object({ stamp, reason: z.string() }).nullable(),
    resolution: z
      .object({ stamp, reason: z.string().nullable(), asDirector: z.boolean(), void: z.boolean() })
      .nullable(),
    withdrawn: z.array(
      z.object({ stamp, withdrawn: stamp, because: z.string(), reason: z.string().nullable() }),
    ),
    abilities: z.object({
      request: ability,
      takeBack: ability,
      give: ability,
      giveAsDirector: z.boolean(),
      withdraw: ability,
    }),
  })
  .meta({ id: 'OrderStep' });

export const order = z
  .object({
    id,
    number: z.string(),
    title: z.string(),
    version: z.number().int(),
    status: orderStatus,
    refusedReason: z.string().nullable(),
    archivedAt: moment.nullable(),
    validUntil: day.nullable(),
    client: ref,
    contract: z
      .object({ id, number: z.string(), signedOn: day.nullable(), amount: money.nullable().optional() })
      .nullable(),
    manager: person,
    expert: person.nullable(),
    renewedFrom: z.object({ id, number: z.string() }).nullable(),
    renewedBy: z.object({ id, number: z.string() }).nullable(),
    definition: z.object({ id, key: z.string(), title: text, version: z.number().int() }),
    currentStep: z.string(),
    steps: z.array(orderStep),
    seesMoney: z.boolean(),
    createdAt: moment,
    abilities: z.object({
      edit: ability,
      attachContract: ability,
      confirm: ability,
      refuse: ability,
      takeUp: ability,
      reassign: ability,
      replaceExpert: ability,
      return: ability,
      reopen: ability,
      renew: ability,
      comment: ability,
      addDocument: ability,
      addCommercialDocument: ability,
    }),
  })
  .meta({ id: 'Order' });
