import type { OrderFacts, Self, StepKey } from '../facts.ts';
import { heads, isAccounting } from './people.ts';

/** The table «The default process» of domain.md, section 4, by hand. */
type Filler = 'manager' | 'accounting' | 'expert';
type Step = {
  key: StepKey;
  filledBy: Filler;
  required: readonly string[];
  /** Open until the archive and required there. */
  openUntilArchive: readonly string[];
  optional: readonly string[];
  /** Open since the order was confirmed: «at step 3 or later, or with termsOfReferenceSent» says it may be set before. */
  early?: readonly string[];
  /** Filled by the signer together with the signature. */
  bySigner: readonly string[];
  signedBy: string | null;
};

export const steps: readonly Step[] = [
  {
    key: 'terms',
    filledBy: 'manager',
    required: ['paymentTerms', 'remuneration', 'subcontractorAmount'],
    openUntilArchive: [],
    optional: [],
    bySigner: [],
    signedBy: 'sales',
  },
  {
    key: 'payment',
    filledBy: 'accounting',
    required: ['legalEntity', 'payments'],
    openUntilArchive: ['actIssued', 'actSigned', 'contractOriginalReceived'],
    optional: [],
    bySigner: [],
    signedBy: 'accounting',
  },
  {
    key: 'assignment',
    filledBy: 'manager',
    required: ['termsOfReference'],
    openUntilArchive: [],
    optional: ['termsOfReferenceSent'],
    early: ['termsOfReferenceSent'],
    bySigner: ['expert'],
    signedBy: 'expertise',
  },
  {
    key: 'examination',
    filledBy: 'expert',
    required: ['documentsAnalysed', 'examinationDone'],
    openUntilArchive: [],
    optional: [],
    bySigner: [],
    signedBy: 'expertise',
  },
  {
    key: 'approval',
    filledBy: 'expert',
    required: ['submittedToAuthorities', 'examinationAgreed', 'workDone'],
    openUntilArchive: [],
    optional: [],
    bySigner: [],
    signedBy: 'approval',
  },
  {
    key: 'archive',
    filledBy: 'manager',
    required: ['issuedOn', 'validUntil', 'actIssued', 'actSigned', 'contractOriginalReceived'],
    openUntilArchive: [],
    optional: [],
    bySigner: [],
    // «the move itself is signed by the manager»
    signedBy: null,
  },
];

export const fieldKeys = [
  'paymentTerms',
  'remuneration',
  'subcontractorAmount',
  'legalEntity',
  'termsOfReference',
  'expert',
  'issuedOn',
  'validUntil',
] as const;
export const markKeys = [
  'actIssued',
  'actSigned',
  'contractOriginalReceived',
  'termsOfReferenceSent',
  'documentsAnalysed',
  'examinationDone',
  'submittedToAuthorities',
  'examinationAgreed',
  'workDone',
] as const;
/** «The money of steps 1 and 2»; 0006: paymentTerms follows the money. */
export const moneyFields: readonly string[] = [
  'paymentTerms',
  'remuneration',
  'subcontractorAmount',
  'payments',
];

export const numberOf = (key: StepKey): number => steps.findIndex((step) => step.key === key) + 1;
export const stepOf = (key: StepKey): Step => steps[numberOf(key) - 1] ?? raise(key);
/** The step that asks for this field or mark. */
export const homeOf = (key: string): Step =>
  steps.find(({ key: at, required, openUntilArchive, optional, bySigner }) =>
    [
      ...(at === 'archive' ? ['issuedOn', 'validUntil'] : required),
      ...openUntilArchive,
      ...optional,
      ...bySigner,
    ].includes(key),
  ) ?? raise(key);

export const fills =
  (order: OrderFacts, step: Step) =>
  (self: Self): boolean =>
    step.filledBy === 'manager'
      ? self.id === order.managerId
      : step.filledBy === 'accounting'
        ? isAccounting(self)
        : self.id === order.expertId;

export const signs =
  (order: OrderFacts, step: Step) =>
  (self: Self): boolean =>
    step.signedBy === null ? self.id === order.managerId : heads(step.signedBy)(self);

/** Something this step's exit asks for is not there. */
export const lacks = (order: OrderFacts, step: Step): boolean =>
  order.status !== 'confirmed' ||
  step.required.some((key) => (key === 'payments' ? order.payments === 0 : !order.set.has(key)));

function raise(key: string): never {
  throw new Error(`no step for ${key} in the oracle's table`);
}
