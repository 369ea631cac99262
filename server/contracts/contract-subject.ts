import { type RawBuilder, sql } from 'kysely';
import type { ContractSubject, OrderSubject } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import type { Actor } from '#domain/rules/who.ts';
import { notFound } from '#server/http/problems.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** What `can()` has to know of a contract, as one value of a query. */
export type ContractFacts = Omit<ContractSubject, 'orders'> & { clientId: number; orders: OrderFactsRow[] };
export type OrderFactsRow = {
  id: number;
  number: string;
  version: number;
  status: 'prospect' | 'confirmed' | 'refused';
  everConfirmed: boolean;
  archivedAt: string | null;
  managerId: number;
  managerDepartments: string[];
  expertId: number | null;
  clientId: number;
  contractId: number | null;
  definitionId: number;
  stepSeq: number;
  markKeys: string[];
};

/** Facts of the order `o` by which the rules of the process know their people. */
export const orderFactsJson = sql`json_build_object('id', o.id, 'number', o.number, 'version', o.version, 'status', o.status,
  'everConfirmed', o.ever_confirmed, 'archivedAt', o.archived_at, 'managerId', o.manager_id, 'expertId', o.expert_id,
  'clientId', o.client_id, 'contractId', o.contract_id, 'definitionId', o.definition_id, 'stepSeq', o.step_seq, 'markKeys', o.mark_keys,
  'managerDepartments', (select coalesce(json_agg(u.key), '[]'::json) from employees m join departments p on p.id = m.department_id
    join departments u on u.id = any(p.path) where m.id = o.manager_id))`;

/** Facts of the contract `t`: who edits it and whether it is signed over concern all its orders; the orders, those seen. */
export const contractFactsJson = (reader: Reader): RawBuilder<ContractFacts> =>
  sql<ContractFacts>`json_build_object('authorId', t.author_id, 'clientId', t.client_id,
    'clientManagerId', (select k.manager_id from clients k where k.id = t.client_id),
    'orderManagerIds', (select coalesce(json_agg(distinct o.manager_id), '[]'::json) from orders o where o.contract_id = t.id and o.removed_at is null),
    'signed', exists (select 1 from orders o join resolutions z on z.order_id = o.id
      where o.contract_id = t.id and z.step_seq = 1 and z.withdrawn_stamp is null),
    'orders', (select coalesce(json_agg(${orderFactsJson}), '[]'::json) from orders o
      where o.contract_id = t.id and ${reader.sql.order()}))`;

/** Facts of one contract; an invisible one is not found. */
export async function contractFacts(reader: Reader, contractId: number): Promise<ContractFacts> {
  const row = await reader
    .contracts()
    .where('t.id', '=', contractId)
    .select(contractFactsJson(reader).as('facts'))
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.facts;
}

/** The subject by which `can()` judges acts on a contract. */
export const contractSubject = async (reader: Reader, contractId: number): Promise<ContractSubject> =>
  asSubject(reader, await contractFacts(reader, contractId));

export const asSubject = (reader: Reader, facts: ContractFacts): ContractSubject => ({
  ...facts,
  orders: facts.orders.map((order) => asOrderSubject(reader, order)),
});

/**
 * The subject as far as the actor may know it. That a signature rests on the contract may come from an order they do not
 * see: it concerns those who edit the contract, and whoever sees its money.
 */
export const asKnown = (actor: Actor, subject: ContractSubject, seesMoney: boolean): ContractSubject =>
  seesMoney || can(actor, 'contract.edit', subject).ok ? subject : { ...subject, signed: false };

/**
 * An order as far as rules about people go: who leads and examines it, where it stands, which marks are set. Values,
 * payments and signatures are not loaded; nothing that asks for them may be given this subject.
 */
export function asOrderSubject(reader: Reader, row: OrderFactsRow): OrderSubject {
  const def = reader.definitions.byId(row.definitionId).body;
  const nobody = { employeeId: 0, name: '', position: '', at: '', standingFor: null };
  return {
    def,
    order: {
      id: row.id,
      number: row.number,
      version: row.version,
      status: row.status,
      everConfirmed: row.everConfirmed,
      archivedAt: row.archivedAt,
      managerId: row.managerId,
      managerDepartments: row.managerDepartments,
      expertId: row.expertId,
      clientId: row.clientId,
      contract: row.contractId === null ? null : { id: row.contractId, amount: null },
      currentStep: def.steps[row.stepSeq - 1]?.key ?? '',
      steps: [],
      fields: {},
      marks: Object.fromEntries(row.markKeys.map((key) => [key, { stamp: nobody, version: 0 }])),
      payments: [],
      files: [],
    },
  };
}
