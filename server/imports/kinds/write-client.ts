import { can, isManager, leadsClientBase } from '#domain/policy/can.ts';
import type { Self } from '#domain/rules/who.ts';
import {
  type ContactValues,
  changeClientValues,
  contactsOf,
  holdClient,
  insertClient,
  insertContact,
  type KnownContact,
  updateContact,
} from '#server/clients/public.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { record, tellLive } from '#server/journal/record.ts';
import type { Done, Rules, Written } from '../parts.ts';
import { warning } from '../parts.ts';
import { joinedValues, sameContact } from './join-values.ts';
import type { ClientRow } from './read-client.ts';

/** A client that is not there yet, with its contact and comment. Who imports it leads it, unless the table names another. */
export async function makeClient(ctx: Ctx, tx: Tx, { importId }: Rules, row: ClientRow): Promise<Done> {
  const as = actingAs(ctx, () => can(ctx.actor, 'client.create', null));
  const leads = ctx.actor.selves[0];
  const own = isManager(leads) || leadsClientBase(leads) ? ctx.person.employeeId : null;
  const { sourceId, activityId, managerId = own } = row;
  const contacts = row.contact ? [{ ...row.contact, isMain: true }] : [];
  const id = await insertClient(tx, {
    values: row.values,
    owned: { sourceId, activityId, managerId },
    contacts,
    comment: row.comment,
  });
  record(tx, as, { kind: 'clientCreated', clientId: id, data: { name: row.values.name, importId } });
  return { state: 'created', clientId: id, written: [{ kind: 'client', id, made: true }] };
}

/** What the table says of a client that is there: what is empty is filled, or what differs is taken; nothing is emptied. */
export async function mergeIntoClient(
  ctx: Ctx,
  tx: Tx,
  rules: Rules,
  id: number,
  row: ClientRow,
): Promise<Done> {
  const { importId } = rules;
  const before = await holdClient(tx.reader, id);
  const as = actingAs(ctx, () => can(ctx.actor, 'client.edit', { managerId: before.managerId }));
  const written: Written[] = [];
  const changed = await changeClientValues(tx, as, before, joinedValues(rules, before, row), { importId });
  if (changed) written.push({ kind: 'client', id, made: false, ...changed });
  if (row.contact) {
    const contact = await putContact(tx, as, rules, id, row.contact);
    if (contact) written.push(contact);
  }
  const problems = row.comment === null ? [] : [warning('comment', 'import_comment_left')];
  if (written.length === 0)
    return { state: 'skipped', clientId: id, problems: [...problems, warning(null, 'import_same')] };
  tellLive(tx, { kind: 'client', id });
  return { state: 'updated', clientId: id, problems, written };
}

/** The right by which a row is written: one's own, or the one over everybody's records. */
export function actingAs(ctx: Ctx, own: () => ReturnType<typeof can>): Self {
  const verdict = own();
  if (verdict.ok) return verdict.as;
  const any = can(ctx.actor, 'import.anyRecord', null);
  if (!any.ok) throw new Error('judged, and yet not allowed');
  return any.as;
}

/** A contact of this client: known by an address, a number or the name it is brought up to date, else it is added. */
export async function putContact(
  tx: Tx,
  as: Self,
  { onMatch, importId }: Pick<Rules, 'onMatch' | 'importId'>,
  clientId: number,
  values: ContactValues,
  known?: KnownContact,
): Promise<Written | null> {
  const there = known ?? (await contactsOf(tx.reader, [clientId])).find((one) => sameContact(values, one));
  if (!there || onMatch === 'create') {
    const id = await insertContact(tx, clientId, { ...values, isMain: false });
    record(tx, as, { kind: 'contactAdded', clientId, data: { contactId: id, importId } });
    return { kind: 'contact', id, made: true, after: { version: 1 } };
  }
  const { id, clientId: _, version, ...before } = there;
  const after = joinedContact(onMatch, before, values);
  const fields = (Object.keys(after) as (keyof ContactValues)[]).filter(
    (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
  );
  if (fields.length === 0) return null;
  await updateContact(tx, id, after);
  record(tx, as, {
    kind: 'contactEdited',
    clientId,
    data: { contactId: id, version: version + 1, fields, importId },
  });
  const only = (values: ContactValues) => Object.fromEntries(fields.map((key) => [key, values[key]]));
  return { kind: 'contact', id, made: false, before: only(before), after: only(after) };
}

function joinedContact(onMatch: Rules['onMatch'], before: ContactValues, row: ContactValues): ContactValues {
  const pick = <K extends 'lastName' | 'firstName' | 'middleName' | 'label' | 'position' | 'notes'>(
    key: K,
  ) => (onMatch === 'overwrite' ? (row[key] ?? before[key]) : (before[key] ?? row[key]));
  const same = (row.lastName ?? '').toLowerCase() === before.lastName?.toLowerCase();
  const isSamePerson = same || before.lastName === null || row.lastName === null || onMatch === 'overwrite';
  return {
    ...before,
    ...(isSamePerson
      ? { lastName: pick('lastName'), firstName: pick('firstName'), middleName: pick('middleName') }
      : {}),
    label: before.lastName === null ? pick('label') : before.label,
    position: pick('position'),
    notes: pick('notes'),
    phones: union(before.phones, row.phones, ({ number, extension }) => `${number};${extension ?? ''}`),
    emails: union(before.emails, row.emails, (one) => one.toLowerCase()),
    decides: before.decides || row.decides,
  };
}

/** What was there stays, in its order. */
export function union<T>(before: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(before.map(keyOf));
  return [...before, ...more.filter((one) => !known.has(keyOf(one)))];
}
