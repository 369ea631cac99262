import type { World } from '#test/world.ts';
import type { OrderRows } from './rows.ts';

/**
 * The two processes again, from the words of the specification and not from their definitions: what each step asks for and
 * whose signature closes it.
 */
export type StepRules = {
  key: string;
  /** Required at its exit, and locked with the signature; `a|b` is either. */
  fixed: readonly string[];
  /** Required at its exit, and open after it: a payment may be reversed, a file binned by who may. */
  open: readonly string[];
  /** Required at the exit of a later step. */
  late: readonly string[];
  lateAt: Readonly<Record<string, string>>;
  /** Asked for by nobody. */
  free: readonly string[];
  /** The order has to be confirmed at its exit. */
  confirmed: boolean;
  /** Ids of those whose signature it may bear, or for whom. */
  signers: (order: OrderRows) => number[];
};
export type Rules = { expertField: string; steps: readonly StepRules[] };

const step = (key: string, signers: StepRules['signers'], more: Partial<StepRules>): StepRules => ({
  key,
  signers,
  fixed: [],
  open: [],
  late: [],
  lateAt: {},
  free: [],
  confirmed: true,
  ...more,
});

/** «The default process» of domain.md, row by row. */
export const expertiseRules = ({ ids }: World): Rules => ({
  expertField: 'expert',
  steps: [
    step('terms', () => [ids.headOfSales, ids.director], {
      fixed: ['paymentTerms', 'remuneration', 'subcontractorAmount'],
    }),
    step('payment', () => [ids.headOfAccounting, ids.director], {
      fixed: ['legalEntity'],
      open: ['payments'],
      late: ['actIssued', 'actSigned', 'contractOriginalReceived'],
      lateAt: { actIssued: 'archive', actSigned: 'archive', contractOriginalReceived: 'archive' },
    }),
    step('assignment', () => [ids.headOfExpertise, ids.director], {
      fixed: ['expert'],
      open: ['termsOfReference|file:termsOfReference'],
      free: ['termsOfReferenceSent'],
    }),
    step('examination', () => [ids.headOfExpertise, ids.director], {
      fixed: ['documentsAnalysed', 'examinationDone'],
    }),
    step('approval', () => [ids.headOfApproval, ids.director], {
      fixed: ['submittedToAuthorities', 'examinationAgreed', 'workDone'],
    }),
    step('archive', (order) => [order.managerId], { fixed: ['issuedOn', 'validUntil'] }),
  ],
});

/** The second process: «Обследование зданий». */
export const inspectionRules = ({ ids }: World): Rules => ({
  expertField: 'surveyor',
  steps: [
    step('intake', () => [ids.headOfExpertise, ids.director], {
      fixed: ['buildingUse', 'visitOn', 'surveyor'],
      late: ['file:other'],
      lateAt: { 'file:other': 'survey' },
      confirmed: false,
    }),
    step('survey', () => [ids.headOfExpertise, ids.director], { fixed: ['measured', 'defects'] }),
    step('calculation', () => [ids.headOfApproval, ids.director], {
      fixed: ['loadsChecked'],
      free: ['repairCost'],
    }),
    step('handover', () => [ids.clerk], { fixed: ['handedOn', 'goodUntil'] }),
  ],
});
