import type { z } from 'zod';
import type { contract, contractRow } from '#api/contracts.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import { compareMoney, isPositiveMoney } from '#domain/values/money.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { asKnown, asSubject } from './contract-subject.ts';
import type { ContractCard, ContractRow, MoneyRow } from './contracts.queries.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language'> & { reader: Reader };

export const presentContractRow = (row: ContractRow): z.input<typeof contractRow> => ({
  id: row.id,
  number: row.number,
  signedOn: row.signedOn,
  client: row.client,
  orders: row.orders,
  money: row.money && { ...row.money, status: paymentStatus(row.money) },
});

/** Paid when the payments that stand reach the amount; without an amount there is nothing to owe. */
export function paymentStatus({ amount, paid }: NonNullable<MoneyRow>): 'paid' | 'part' | 'debt' | 'none' {
  if (amount === null) return 'none';
  if (compareMoney(paid, amount) >= 0) return 'paid';
  return isPositiveMoney(paid) ? 'part' : 'debt';
}

export function presentContract(ctx: Reading, row: ContractCard): z.input<typeof contract> {
  const { actor } = ctx;
  const subject = asKnown(actor, asSubject(ctx.reader, row.facts), row.money !== null);
  const file = (kind: 'other' | 'contract') =>
    can(actor, 'document.add', { contract: subject, order: null, kind });
  const say = (verdict: Verdict) => ability(ctx, row, verdict);
  return {
    ...presentContractRow(row),
    author: presentPerson(row.author),
    version: row.version,
    seesComments: row.seesComments,
    seesDocuments: row.seesDocuments,
    termsLocked: subject.signed,
    abilities: {
      edit: say(can(actor, 'contract.edit', subject)),
      editTerms: say(can(actor, 'contract.editTerms', subject)),
      comment: say(can(actor, 'contract.comment', null)),
      addDocument: say(file('other')),
      addCommercialDocument: say(file('contract')),
      createOrder: say(can(actor, 'order.create', null)),
    },
  };
}

function ability(ctx: Reading, row: ContractCard, verdict: Verdict) {
  if (verdict.ok) return { allowed: true, reason: null };
  const clientManager = row.clientManager ? presentPerson(row.clientManager).name : null;
  const names = { clientManager, author: presentPerson(row.author).name };
  return { allowed: false, reason: whoMay(ctx.person, verdict.allowed, names, ctx.language) };
}
