import type { clientRoutes } from '#api/clients.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Ctx } from '#server/http/context.ts';
import { differences, record, tellLive } from '#server/journal/record.ts';
import { holdClient, holdContact, suppressedOf } from './client-card.queries.ts';
import { presentContact } from './clients.present.ts';
import { archiveContact, clearMainContact, insertContact, updateContact } from './clients.store.ts';
import { conflictOf } from './conflict.ts';
import { allowed, mayEdit } from './edit-client.ts';
import { type ContactValues, normaliseContact } from './normalise.ts';

type EditBody = BodyOf<typeof clientRoutes.editContact>;

/** Contacts belong to the client: whoever edits it edits them. The journal keeps which fields changed, never the values. */
export function addContact(ctx: Ctx, clientId: number, body: BodyOf<typeof clientRoutes.addContact>) {
  const values = normaliseContact(body);
  return ctx.transact(async (tx) => {
    // Held, so that two main contacts are not made at once.
    const client = await holdClient(tx.reader, clientId);
    const as = mayEdit(ctx, client);
    if (values.isMain) await clearMainContact(tx, clientId, 0);
    const id = await insertContact(tx, clientId, values);
    record(tx, as, { kind: 'contactAdded', clientId, data: { contactId: id } });
    tellLive(tx, { kind: 'client', id: clientId });
    const suppressed = await suppressedOf(tx.reader, values.emails);
    return presentContact(ctx, { ...values, id, clientId, mailing: null, suppressed, version: 1 });
  });
}

export function editContact(ctx: Ctx, id: number, body: EditBody) {
  const values = normaliseContact(body);
  return ctx.transact(async (tx) => {
    const before = await holdContact(tx.reader, id);
    const { clientId } = before;
    const as = allowed(ctx, can(ctx.actor, 'client.edit', { managerId: before.managerId }));
    if (before.version !== body.version)
      throw await conflictOf(
        ctx,
        tx.reader,
        { clientId, contactId: id },
        { seen: body.version, now: before.version },
      );
    const fields = Object.keys(differences(comparable(before), comparable(values)));
    if (fields.length === 0) return presentContact(ctx, before);
    const version = before.version + 1;
    if (values.isMain && !before.isMain) await clearMainContact(tx, clientId, id);
    await updateContact(tx, id, values);
    record(tx, as, { kind: 'contactEdited', clientId, data: { contactId: id, version, fields } });
    tellLive(tx, { kind: 'client', id: clientId });
    const suppressed = fields.includes('emails')
      ? await suppressedOf(tx.reader, values.emails)
      : before.suppressed;
    return presentContact(ctx, { ...before, ...values, suppressed, version });
  });
}

export async function putContactAway(ctx: Ctx, id: number): Promise<undefined> {
  await ctx.transact(async (tx) => {
    const { clientId, managerId } = await holdContact(tx.reader, id);
    const as = allowed(ctx, can(ctx.actor, 'client.edit', { managerId }));
    await archiveContact(tx, id);
    record(tx, as, { kind: 'contactArchived', clientId, data: { contactId: id } });
    tellLive(tx, { kind: 'client', id: clientId });
    return null;
  });
  return undefined;
}

/** Phones come out of the database with their keys in another order, so they are compared as text. */
const comparable = ({ phones, ...values }: ContactValues) => ({
  lastName: values.lastName,
  firstName: values.firstName,
  middleName: values.middleName,
  label: values.label,
  position: values.position,
  phones: phones.map((phone) => `${phone.number};${phone.extension ?? ''}`),
  emails: values.emails,
  notes: values.notes,
  decides: values.decides,
  isMain: values.isMain,
});
