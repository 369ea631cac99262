import { z } from 'zod';
import { grantSchema, whoSchema } from '../rules/who.ts';

/**
 * A process definition: versioned data that says which steps an order takes, what each asks for, who fills, who signs,
 * who sees and who is told. Published definitions never change; an order keeps the one it was created under.
 */

export const textSchema = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof textSchema>;

const keySchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);

const common = {
  key: keySchema,
  title: textSchema,
  /** What to say while it is missing: «Укажите порядок оплаты». */
  ask: textSchema,
  required: z.boolean().default(false),
  /** The step at whose exit it is checked; its own step when absent. */
  checkedAt: keySchema.optional(),
  /** May be filled before its step opens, from the moment the order is confirmed. */
  openFrom: z.literal('confirmed').optional(),
  /** Stays open to its fillers until this step closes, whatever is signed meanwhile. */
  openUntil: keySchema.optional(),
  /** Who fills this one, if not the fillers of the step. */
  filledBy: z.array(whoSchema).min(1).optional(),
  /** The audience that sees the value; everyone who sees the order when absent. */
  seenBy: keySchema.optional(),
};

/** The kinds of requirement. A new kind is an entry here, in `requirements.ts` and in the page's registry of inputs. */
export const requirementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('status'), is: z.enum(['confirmed']) }),
  z.strictObject({
    ...common,
    kind: z.literal('text'),
    long: z.boolean().default(false),
    orFiles: z.string().optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('money'), atLeast: z.string().default('0.00') }),
  z.strictObject({ ...common, kind: z.literal('dictionary'), dictionary: keySchema }),
  z.strictObject({ ...common, kind: z.literal('date') }),
  z.strictObject({
    ...common,
    kind: z.literal('until'),
    countedFrom: keySchema,
    becomes: z.literal('validUntil').optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('employee'),
    firstFrom: z.string().optional(),
    becomes: z.literal('expert').optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('payments') }),
  z.strictObject({ ...common, kind: z.literal('mark') }),
  z.strictObject({ ...common, kind: z.literal('file'), documentKind: z.string().min(1) }),
]);
export type Requirement = z.infer<typeof requirementSchema>;
export type RequirementKind = Requirement['kind'];

/** What the definition can announce; `markSet`, `markCleared` and `fieldSet` may name the key they are about. */
export const announcedSchema = z.enum([
  'paymentEntered',
  'paymentReversed',
  'markSet',
  'markCleared',
  'expertAssigned',
  'resolutionRequested',
  'resolutionGiven',
  'resolutionWithdrawn',
  'orderReturned',
  'orderRefused',
  'orderTakenUp',
  'commentWritten',
  'validUntilComes',
  'stepDueComes',
  'stepOverdue',
  'reminded',
]);
export type Announced = z.infer<typeof announcedSchema>;

/** People relative to the event, beside the people relative to the order. */
export const tellWhoSchema = z.union([
  whoSchema,
  z.enum([
    'signersOfStep',
    'fillersOfActiveStep',
    'signersOfActiveStep',
    'awaited',
    'assignedExpert',
    'replacedExpert',
    'commenters',
    'mentioned',
  ]),
]);
export type TellWho = z.infer<typeof tellWhoSchema>;

export const tellSchema = z.strictObject({
  on: announcedSchema,
  key: keySchema.optional(),
  who: z.array(tellWhoSchema).min(1),
});

export type Tell = z.infer<typeof tellSchema>;

export const stepSchema = z.strictObject({
  key: keySchema,
  title: textSchema,
  shortTitle: textSchema,
  filledBy: z.array(whoSchema).min(1),
  requirements: z.array(requirementSchema).min(1),
  resolution: z.strictObject({
    by: z.array(whoSchema).min(1),
    /** false: nobody asks, the signer closes the step by the signature alone. */
    requested: z.boolean().default(true),
    /** A head may sign what they filled themselves unless this forbids it. */
    ownWork: z.boolean().default(true),
    /** What the button says. */
    verb: textSchema,
  }),
  /** Who may send the order back from this step. */
  returnedBy: z.array(whoSchema).min(1),
  /** Working days the step may take. */
  days: z.number().int().min(1).max(366),
  /** Told beside what the whole process tells. */
  tell: z.array(tellSchema).default([]),
});
export type Step = z.infer<typeof stepSchema>;

/** What is worth a word and stops nobody: «Субподрядчику больше, чем вознаграждение». */
export const warningSchema = z.strictObject({
  kind: z.literal('moreThan'),
  /** Two requirements of money: said where the first is filled, when it is more than the second. */
  field: keySchema,
  than: keySchema,
  text: textSchema,
});
export type Warning = z.infer<typeof warningSchema>;

export const definitionSchema = z.strictObject({
  key: keySchema,
  title: textSchema,
  /** Who sees the order, and since when. */
  sees: z.array(grantSchema).min(1),
  /** Named groups of readers for values and documents. */
  audiences: z.record(keySchema, z.array(grantSchema).min(1)),
  /** The audience of contract money and of documents of commercial kinds, as seen through an order. */
  commercialAudience: keySchema,
  /** Comments written in one of these capacities are seen by these people. The author always sees their own. */
  comments: z
    .array(z.strictObject({ by: z.array(whoSchema).min(1), seenBy: z.array(grantSchema).min(1) }))
    .min(1),
  reopenedBy: z.array(whoSchema).min(1),
  /** Who may add documents that are not of a commercial kind, beside those who may edit the contract. */
  addsDocuments: z.array(whoSchema),
  steps: z.array(stepSchema).min(1).max(30),
  tell: z.array(tellSchema).default([]),
  /** Absent in definitions published before there were any. */
  warnings: z.array(warningSchema).max(100).default([]),
});
export type Definition = z.infer<typeof definitionSchema>;

export function stepOf(def: Definition, key: string): Step {
  const step = def.steps.find((one) => one.key === key);
  if (!step) throw new RangeError(`definition ${def.key} has no step ${key}`);
  return step;
}

export const stepIndex = (def: Definition, key: string): number =>
  def.steps.findIndex((step) => step.key === key);

/** A requirement with the step it stands in. */
export type Placed = { step: Step; requirement: Requirement };

/** In the order of the steps. Made once per definition: every look at an order asks for them many times. */
export function allRequirements(def: Definition): readonly Placed[] {
  const known = placed.get(def);
  if (known) return known;
  const all = def.steps.flatMap((step) => step.requirements.map((requirement) => ({ step, requirement })));
  placed.set(def, all);
  return all;
}
const placed = new WeakMap<Definition, readonly Placed[]>();

export function findRequirement(def: Definition, key: string): Placed | null {
  return allRequirements(def).find((placed) => placed.requirement.key === key) ?? null;
}

/** The step at whose exit the requirement is checked. */
export const checkpointOf = ({ step, requirement }: Placed): string => requirement.checkedAt ?? step.key;

export const fillersOf = ({ step, requirement }: Placed) => requirement.filledBy ?? step.filledBy;
