import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { orderFilters } from '#api/order-filters.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { awaitedIs, isStanding } from './awaited.ts';
import { termKey } from './by-term.ts';

/** Without what was typed: that is sought for apart. */
export type Filters = Omit<z.output<typeof orderFilters>, 'search'>;

/** What the filters ask of an order `o`; not yet what the reader sees. */
export function conditionsOf(reader: Reader, filters: Filters): RawBuilder<boolean>[] {
  const where: RawBuilder<boolean>[] = [];
  if (!filters.any)
    where.push(filters.archived ? sql`o.archived_at is not null` : sql`o.archived_at is null`);
  if (filters.status) where.push(sql`o.status = ${filters.status}`);
  if (filters.managerId) where.push(sql`o.manager_id = ${filters.managerId}`);
  if (filters.expertId) where.push(sql`o.expert_id = ${filters.expertId}`);
  if (filters.clientId) where.push(sql`o.client_id = ${filters.clientId}`);
  if (filters.contractId) where.push(sql`o.contract_id = ${filters.contractId}`);
  if (filters.legalEntityId) where.push(legalEntity(reader, filters.legalEntityId));
  if (filters.step) where.push(anyOf(placesOf(reader, filters.step, filters.process)));
  else if (filters.process) where.push(ofProcess(reader, filters.process));
  if (filters.standing) where.push(isStanding);
  if (filters.awaited) where.push(awaitedIs(reader, filters.awaited));
  if (filters.mine)
    where.push(
      sql`(o.manager_id = any(${ids(reader)}::bigint[]) or o.expert_id = any(${ids(reader)}::bigint[]))`,
    );
  if (filters.waitingForMe)
    where.push(sql`(${reader.sql.waitsFor('sign')} or ${reader.sql.waitsFor('fill')})`);
  if (filters.overdue)
    where.push(
      sql`(o.step_due_on < ${reader.person.today}::date and o.status <> 'refused' and o.archived_at is null)`,
    );
  if (filters.awaitsDepartment) where.push(anyOf(reader.sql.awaitsDepartment(filters.awaitsDepartment)));
  if (filters.dueFrom || filters.dueTo) where.push(sql`(${termKey} <> 'infinity' and o.archived_at is null)`);
  if (filters.dueFrom) where.push(sql`${termKey} >= ${filters.dueFrom}::date`);
  if (filters.dueTo) where.push(sql`${termKey} <= ${filters.dueTo}::date`);
  if (filters.payments) where.push(isUnpaid(reader, filters.payments));
  if (filters.createdFrom) where.push(sql`o.created_at >= ${startOf(reader, filters.createdFrom)}`);
  if (filters.createdTo) where.push(sql`o.created_at < ${startOf(reader, filters.createdTo, 1)}`);
  return where;
}

/** The first moment of a day in the company's zone. */
const startOf = ({ person }: Reader, day: string, later = 0) =>
  sql`((${day}::date + ${later}::int)::timestamp at time zone ${person.company.timeZone})`;

const anyOf = (parts: readonly RawBuilder<boolean>[]) =>
  parts.length > 0 ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`;

const ids = (reader: Reader): number[] => reader.actor.selves.map((self) => self.employeeId);

function ofProcess({ definitions }: Reader, key: string) {
  const those = definitions.all().flatMap((one) => (one.key === key ? [one.id] : []));
  return sql<boolean>`o.definition_id = any(${those}::bigint[])`;
}

/** Of what is hidden from the reader an order is neither paid nor unpaid: it is not there. */
function isUnpaid(reader: Reader, what: NonNullable<Filters['payments']>): RawBuilder<boolean> {
  const paid = sql`(select sum(y.amount) from payments y where y.order_id = o.id and y.reversed_stamp is null)`;
  const unpaid =
    what === 'none'
      ? sql`${paid} is null`
      : sql`coalesce(${paid}, 0) < (select t.amount from contracts t where t.id = o.contract_id)`;
  return sql<boolean>`(o.status = 'confirmed' and ${reader.sql.payments()} and ${unpaid})`;
}

/** Orders at this step of whichever definition has it, or of those of one process. */
export function placesOf(reader: Reader, key: string, definitionKey?: string): RawBuilder<boolean>[] {
  return reader.definitions.all().flatMap(({ id, key: defKey, body }) => {
    const index = body.steps.findIndex((step) => step.key === key);
    return index >= 0 && (definitionKey === undefined || definitionKey === defKey)
      ? [sql<boolean>`(o.definition_id = ${id} and o.step_seq = ${index + 1})`]
      : [];
  });
}

/** The dictionary field of the order, whatever its key: a value the reader may see. */
function legalEntity(reader: Reader, entry: number) {
  const keys = reader.definitions
    .all()
    .flatMap(({ body }) => body.steps.flatMap((step) => step.requirements))
    .filter((one) => one.kind === 'dictionary' && one.seenBy === undefined)
    .map((one) => one.key);
  return sql<boolean>`exists (select 1 from order_fields v where v.order_id = o.id and v.key = any(${[...new Set(keys)]}::text[]) and v.value = to_jsonb(${entry}::bigint))`;
}
