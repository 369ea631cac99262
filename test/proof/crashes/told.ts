import type { Name, World } from '#test/world.ts';

/** A fact of the journal, as far as it says whom to tell. */
export type Fact = { id: number; kind: string; stepKey: string | null; key: string | null };

const accounting: Name[] = ['accountant', 'headOfAccounting'];
const approval: Name[] = ['approver', 'headOfApproval'];

const heads: Record<string, Name> = {
  terms: 'headOfSales',
  payment: 'headOfAccounting',
  assignment: 'headOfExpertise',
  examination: 'headOfExpertise',
  approval: 'headOfApproval',
};

/** Who fills the step after this one, and the manager; whoever signed is left out. */
const afterSigning: Record<string, Name[]> = {
  terms: [...accounting, 'manager'],
  payment: ['manager'],
  assignment: ['expert', 'manager'],
  examination: ['expert', 'manager'],
  approval: ['manager'],
  archive: [],
};

/**
 * «Who is told», read from the table of the specification for the acts the writers do. null where nobody is told of the
 * kind at all; an empty list where somebody would be, and is the one who did it.
 */
export function toldOf({ kind, stepKey, key }: Fact): Name[] | null {
  switch (kind) {
    case 'paymentEntered':
      return ['manager'];
    case 'commentWritten':
      return accounting; // the shared order stands at their step; its expert is not chosen, its manager wrote
    case 'expertAssigned':
      return ['expert'];
    case 'resolutionRequested':
      return [heads[stepKey ?? ''] ?? 'admin'];
    case 'resolutionGiven':
      return afterSigning[stepKey ?? ''] ?? [];
    case 'markSet':
      if (key === 'termsOfReferenceSent') return ['headOfExpertise'];
      if (key === 'examinationDone') return [...accounting, ...approval];
      return ofExpert(stepKey) ? accounting : null;
    case 'markCleared':
      return ofExpert(stepKey) ? accounting : null;
    default:
      return null;
  }
}

const ofExpert = (step: string | null): boolean => step === 'examination' || step === 'approval';

/** Receipts as they must stand: `fact:person`, each once. */
export const receiptsOf = (facts: readonly Fact[], world: World): string[] =>
  facts.flatMap((fact) => (toldOf(fact) ?? []).map((name) => `${fact.id}:${world.ids[name]}`));
