import { type RawBuilder, sql } from 'kysely';
import { isoJson } from '#server/db/json.ts';
import type { Reader } from '#server/visibility/reader.ts';

type Person = { id: number; name: string; position: string };

/** A line of a list, the board or the home page as the database gives it; what the reader may see of it is already decided (`money`). */
export type OrderLine = {
  id: number;
  number: string;
  title: string;
  status: 'prospect' | 'confirmed' | 'refused';
  archivedAt: string | null;
  definitionId: number;
  stepSeq: number;
  stepState: 'active' | 'awaitingResolution' | 'returned' | 'resolved';
  stepOpenedAt: string;
  dueOn: string | null;
  validUntil: string | null;
  createdAt: string;
  clientId: number;
  clientName: string;
  contractId: number | null;
  contractNumber: string | null;
  amount: string | null;
  money: boolean;
  manager: Person;
  expert: Person | null;
};

/** The order `o` as a line, in JSON. */
export function lineJson(reader: Reader): RawBuilder<OrderLine> {
  const money = reader.sql.commercial();
  return sql<OrderLine>`json_build_object('id', o.id, 'number', o.number, 'title', o.title, 'status', o.status, 'archivedAt', ${isoJson(sql`o.archived_at`)},
    'definitionId', o.definition_id, 'stepSeq', o.step_seq, 'stepState', o.step_state, 'stepOpenedAt', ${isoJson(sql`o.step_opened_at`)}, 'dueOn', o.step_due_on,
    'validUntil', o.valid_until, 'createdAt', ${isoJson(sql`o.created_at`)}, 'clientId', o.client_id, 'clientName', (select k.name from clients k where k.id = o.client_id),
    'contractId', o.contract_id, 'contractNumber', (select t.number from contracts t where t.id = o.contract_id), 'money', ${money},
    'amount', case when ${money} then (select t.amount::text from contracts t where t.id = o.contract_id) end,
    'manager', ${personLine(sql`o.manager_id`)}, 'expert', ${personLine(sql`o.expert_id`)})`;
}

const personLine = (id: RawBuilder<unknown>) =>
  sql`(select json_build_object('id', e.id, 'name', concat_ws(' ', e.last_name, e.first_name, e.middle_name), 'position', e.position) from employees e where e.id = ${id})`;
