import type { Stage } from '#test/app.ts';
import { type OrderPath, ok } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** Whose work a step is and what they bring, by the table of domain.md. */
type Work = {
  filler: Name;
  signer: Name;
  returner: Name;
  fields?: Record<string, string>;
  marks?: string[];
};

const work: Record<string, Work> = {
  terms: {
    filler: 'manager',
    signer: 'headOfSales',
    returner: 'headOfSales',
    fields: { paymentTerms: 'вперёд', remuneration: '90000.00', subcontractorAmount: '0.00' },
  },
  payment: { filler: 'accountant', signer: 'headOfAccounting', returner: 'headOfAccounting' },
  assignment: {
    filler: 'manager',
    signer: 'headOfExpertise',
    returner: 'headOfExpertise',
    fields: { termsOfReference: 'Обследовать насос' },
  },
  examination: {
    filler: 'expert',
    signer: 'headOfExpertise',
    returner: 'headOfExpertise',
    marks: ['documentsAnalysed', 'examinationDone'],
  },
  approval: {
    filler: 'expert',
    signer: 'headOfApproval',
    returner: 'headOfApproval',
    marks: ['submittedToAuthorities', 'examinationAgreed', 'workDone'],
  },
  archive: {
    filler: 'manager',
    signer: 'manager',
    returner: 'headOfSales',
    fields: { issuedOn: '2026-11-24', validUntil: 'P3Y' },
  },
};

export function workOf(step: string): Work {
  const found = work[step];
  if (!found) throw new Error(`whose work is ${step}?`);
  return found;
}

/** Everything the step asks for but the request and the signature; what is there already stays. */
export async function fill(
  path: OrderPath,
  { world }: Pick<Stage, 'world'>,
  id: number,
  step: string,
): Promise<void> {
  const { filler, fields = {}, marks = [] } = workOf(step);
  const there = await path.card(id);
  const isMet = (key: string): boolean =>
    there.steps.some((one: { requirements: { key: string; met: boolean }[] }) =>
      one.requirements.some((it) => it.key === key && it.met),
    );
  if (step === 'terms' && there.status !== 'confirmed') await ok(path.confirm(filler, id));
  for (const [key, value] of Object.entries(fields))
    if (!isMet(key)) await ok(path.fill(filler, id, key, value));
  for (const key of marks) if (!isMet(key)) await ok(path.mark(filler, id, key));
  if (step === 'payment') {
    if (!isMet('legalEntity')) await ok(path.fill(filler, id, 'legalEntity', world.legalEntityId));
    if (!isMet('payments')) await ok(path.pay(filler, id, '250000.00'));
  }
  if (step === 'archive')
    for (const key of ['actIssued', 'actSigned', 'contractOriginalReceived'])
      if (!isMet(key)) await ok(path.mark('accountant', id, key));
}

/** What the signer commits together with the signature. */
export const valuesOf = (step: string, { world }: Pick<Stage, 'world'>): Record<string, number> =>
  step === 'assignment' ? { expert: world.ids.expert } : {};
