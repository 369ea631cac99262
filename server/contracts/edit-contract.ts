import type { contractRoutes } from '#api/contracts.ts';
import type { BodyOf } from '#api/route.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import { documentNumberKey } from '#domain/values/documentNumber.ts';
import { fullName } from '#domain/values/fullName.ts';
import { isPositiveMoney, toKopecks } from '#domain/values/money.ts';
import { mustSeeClient } from '#server/clients/public.ts';
import type { Tx } from '#server/db/transact.ts';
import { insertComment, placeOf, sayValue, titleOf } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { notAllowed } from '#server/http/refused.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { asKnown, asSubject } from './contract-subject.ts';
import { presentContract } from './contracts.present.ts';
import { contractChangesSince, holdContract, holderOfNumber, loadContract } from './contracts.queries.ts';
import { insertContract, type Terms, updateContract } from './contracts.store.ts';

type CreateBody = BodyOf<typeof contractRoutes.create>;
type EditBody = BodyOf<typeof contractRoutes.edit>;
type Held = Awaited<ReturnType<typeof holdContract>>;

/** A reason for changing what a signature already rests on. */
const minimalReason = 10;

export function createContract(ctx: Ctx, body: CreateBody) {
  const terms = termsOf(body);
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'contract.create', null));
    await mustSeeClient(tx.reader, body.clientId).catch(() => {
      throw invalid('clientId', 'choice');
    });
    const id = await addContract(tx, as, body.clientId, terms, { comment: body.comment });
    if (id === null) throw await numberTaken(tx.reader, terms);
    return presentContract({ ...ctx, reader: tx.reader }, await loadContract(tx.reader, id));
  });
}

/** A new contract with its row in the journal, in which `data` stands too; null where another carries the number. */
export async function addContract(
  tx: Tx,
  as: Self,
  clientId: number,
  terms: Terms,
  { comment, data = {} }: { comment?: string | undefined; data?: Record<string, unknown> },
): Promise<number | null> {
  const id = await insertContract(tx, clientId, terms);
  if (id === null) return null;
  if (comment) await insertComment(tx, { contractId: id }, { body: comment });
  record(tx, as, {
    kind: 'contractCreated',
    contractId: id,
    clientId,
    data: { changes: differences<Record<keyof Terms, unknown>>(nothing, terms), ...data },
  });
  tellLive(tx, { kind: 'contract', id });
  return id;
}
const nothing: Record<keyof Terms, undefined> = { number: undefined, signedOn: undefined, amount: undefined };

/** Number, date and amount; once a signature rests on them only with a reason, which stays in the journal. */
export function editContract(ctx: Ctx, id: number, body: EditBody) {
  return ctx.transact(async (tx) => {
    const before = await holdContract(tx.reader, id);
    const subject = asKnown(ctx.actor, asSubject(tx.reader, before.facts), before.seesMoney);
    const terms = cutTerms(ctx, before, termsOf(body));
    const changes = differences(termsOf(before), terms);
    const changed = Object.keys(changes).length > 0;
    const as = allowed(ctx, can(ctx.actor, changed ? 'contract.editTerms' : 'contract.edit', subject));
    if (before.shownVersion !== body.version) throw await conflictOf(ctx, tx.reader, before, body.version);
    if (changed) {
      const reason = body.reason ?? '';
      if (subject.signed && reason.length < minimalReason) throw invalid('reason', 'reason_short');
      if (before.confirmed && !(terms.amount && isPositiveMoney(terms.amount)))
        throw invalid('amount', 'money_too_small');
      await changeTerms(tx, as, before, terms, reason ? { reason } : {});
    }
    return presentContract({ ...ctx, reader: tx.reader }, await loadContract(tx.reader, id));
  });
}

/** Writes terms that differ from those held, with their row in the journal. Who may, and at which version, is judged before. */
export async function changeTerms(
  tx: Tx,
  as: Self,
  before: Held,
  terms: Terms,
  data: Record<string, unknown> = {},
): Promise<void> {
  const { id, clientId, version } = before;
  const changes = differences(termsOf(before), terms);
  if (!(await updateContract(tx, id, terms).catch(takenMeanwhile))) throw await numberTaken(tx.reader, terms);
  record(tx, as, {
    kind: 'contractEdited',
    contractId: id,
    clientId,
    data: { version: version + 1, changes, ...data },
  });
  const onlyMoney = Object.keys(changes).every((key) => key === 'amount');
  tellLive(tx, { kind: 'contract', id, ...(onlyMoney ? { part: 'money' as const } : {}) });
}

function termsOf({ number, signedOn, amount }: Terms): Terms {
  if (documentNumberKey(number) === '') throw invalid('number', 'empty');
  if (amount !== null && toKopecks(amount) < 0n) throw invalid('amount', 'money_negative');
  return { number, signedOn, amount };
}

/** Who does not see the amount cannot change it, neither knowingly nor by sending the form back without it. */
function cutTerms(ctx: Ctx, before: Held, terms: Terms): Terms {
  if (before.seesMoney) return terms;
  if (terms.amount !== null) throw notAllowed(ctx.person, { ok: false, allowed: ['headOfClientBase'] }, null);
  return { ...terms, amount: before.amount };
}

async function numberTaken(reader: Reader, { number }: Terms): Promise<HttpProblem> {
  const client = await holderOfNumber(reader, documentNumberKey(number));
  return client === null
    ? invalid('number', 'number_taken_unseen')
    : invalid('number', 'number_taken', { client });
}

/** Somebody took the number between our look and our write; whose it is can no longer be asked in this transaction. */
function takenMeanwhile(error: unknown): never {
  const taken = error instanceof Error && 'constraint' in error && error.constraint === numberConstraint;
  throw taken ? invalid('number', 'number_taken_unseen') : error;
}
const numberConstraint = 'contracts_number_normal_key';

/** Refusal to overwrite: what others changed since, without the money where it is not seen. */
async function conflictOf(ctx: Ctx, reader: Reader, before: Held, seen: number): Promise<HttpProblem> {
  const rows = await contractChangesSince(reader, before.id, seen);
  const difference = rows.flatMap(({ at, data, actor }) =>
    Object.entries(data.changes)
      .filter(([key]) => key !== 'amount' || before.seesMoney)
      .map(([key, change]) => ({
        key,
        label: titleOf(key, ctx.language),
        before: sayValue(key, change.before, ctx.language),
        after: sayValue(key, change.after, ctx.language),
        stamp: actor && {
          employeeId: actor.id,
          name: fullName(actor),
          position: actor.position,
          at,
          standingFor: null,
        },
      })),
  );
  difference.sort((a, b) => placeOf(a.key) - placeOf(b.key));
  return new HttpProblem('version_conflict', { extra: { difference, version: before.shownVersion } });
}

export function allowed(ctx: Ctx, verdict: Verdict) {
  if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
  return verdict.as;
}
