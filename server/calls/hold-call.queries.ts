import { type RawBuilder, sql } from 'kysely';
import { notFound } from '#server/http/problems.ts';
import { seesAllClientsSql } from '#server/visibility/people.sql.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** Whom a plan names. */
export type Named = { contactId: number | null; responsibleId: number | null };
export type NamedFacts = {
  /** The contact is one of this client, and not put away. */
  contactIsHere: boolean;
  responsibleIsActive: boolean;
  responsibleSeesAll: boolean;
};
export type HeldClient = NamedFacts & { id: number; managerId: number | null; archived: boolean };
export type HeldCall = NamedFacts & {
  id: number;
  clientId: number;
  clientManagerId: number | null;
  clientArchived: boolean;
  contactId: number | null;
  responsibleId: number;
  topic: string;
  on: string;
  at: string | null;
  minutes: number;
  repeats: string | null;
  state: 'open' | 'done' | 'cancelled';
  version: number;
  /** Of whom it names itself. */
  ownContactIsHere: boolean;
  ownResponsibleIsActive: boolean;
  /** The call that its outcome planned. */
  followedBy: { id: number; state: string; version: number } | null;
};

const facts = (named: Named, clientId: RawBuilder<unknown>, otherwise: RawBuilder<unknown>) => {
  const responsible = named.responsibleId === null ? otherwise : sql`${named.responsibleId}::bigint`;
  return sql`(${named.contactId}::bigint is null or exists (select 1 from contacts p
      where p.id = ${named.contactId}::bigint and p.client_id = ${clientId} and p.archived_at is null)) as "contactIsHere",
    exists (select 1 from employees e where e.id = ${responsible} and e.status = 'active') as "responsibleIsActive",
    ${seesAllClientsSql(responsible)} as "responsibleSeesAll"`;
};

/** The client for the rest of the transaction, and what is to be known of whom the plan names. */
export async function holdClientFor(reader: Reader, clientId: number, named: Named): Promise<HeldClient> {
  const [held] = await reader.run(sql<HeldClient>`
    select k.id, k.manager_id as "managerId", k.archived_at is not null as archived, ${facts(named, sql`k.id`, sql`null::bigint`)}
    from clients k where k.id = ${clientId} and ${reader.sql.client()} for update of k`);
  if (!held) throw notFound();
  return held;
}

/** The call, held together with its client: the client first, as whoever archives it does. */
export async function holdCall(
  reader: Reader,
  id: number,
  named: Named = { contactId: null, responsibleId: null },
): Promise<HeldCall> {
  const [held] = await reader.run(sql<HeldCall>`
    with held as materialized (
      select k.id, k.manager_id, k.archived_at from clients k
      where k.id = (select l.client_id from calls l where l.id = ${id} and ${reader.sql.call()}) for update)
    select l.id, l.client_id as "clientId", held.manager_id as "clientManagerId", held.archived_at is not null as "clientArchived",
      l.contact_id as "contactId", l.responsible_id as "responsibleId", l.topic, l.on_date as on, to_char(l.at_time, 'HH24:MI') as at,
      l.minutes, l.repeats, l.state, l.version,
      (select json_build_object('id', n.id, 'state', n.state, 'version', n.version) from calls n where n.after_id = l.id
        order by n.id desc limit 1) as "followedBy",
      exists (select 1 from contacts p where p.id = l.contact_id and p.client_id = l.client_id and p.archived_at is null) as "ownContactIsHere",
      exists (select 1 from employees e where e.id = l.responsible_id and e.status = 'active') as "ownResponsibleIsActive",
      ${facts(named, sql`l.client_id`, sql`l.responsible_id`)}
    from held join calls l on l.client_id = held.id where l.id = ${id} for update of l`);
  if (!held) throw notFound();
  return held;
}
