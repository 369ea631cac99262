import type { consentRoutes } from '#api/consents.ts';
import type { BodyOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { holdContact } from './client-card.queries.ts';
import { presentContact } from './clients.present.ts';
import { insertConsent, withdrawConsent } from './consents.store.ts';
import { allowed } from './edit-client.ts';

/** Records a consent to mailings, as it was given: never for a contact who has one that stands. */
export function giveConsent(ctx: Ctx, contactId: number, body: BodyOf<typeof consentRoutes.give>) {
  const note = body.note || null;
  if (body.on > ctx.today) throw invalid('on', 'date_future');
  if (body.how === 'other' && note === null) throw invalid('note', 'consent_how');
  return changeMailing(ctx, contactId, 'consentGiven', async (tx, contact) => {
    if (contact.mailing && contact.mailing.withdrawn === null) throw new HttpProblem('already_done');
    const { despiteSuppressed, ...said } = body;
    // it is recorded as it was given, and the address stays out: whoever records it is told so first
    if (contact.suppressed.length > 0 && !despiteSuppressed)
      throw invalid('despiteSuppressed', 'consent_suppressed');
    const id = await insertConsent(tx, { ...said, note, contactId });
    if (id === null) throw invalid('textVersion', 'choice');
    return { consentId: id, textVersion: body.textVersion };
  });
}

export function withdrawMailing(ctx: Ctx, contactId: number, body: BodyOf<typeof consentRoutes.withdraw>) {
  if (body.on > ctx.today) throw invalid('on', 'date_future');
  return changeMailing(ctx, contactId, 'consentWithdrawn', async (tx, { mailing }) => {
    if (!mailing || mailing.withdrawn) throw new HttpProblem('already_done');
    if (body.on < mailing.on) throw invalid('on', 'withdrawn_before_given');
    await withdrawConsent(tx, mailing.id, { ...body, note: body.note || null });
    return { consentId: mailing.id };
  });
}

type Contact = Awaited<ReturnType<typeof holdContact>>;

function changeMailing(
  ctx: Ctx,
  contactId: number,
  kind: string,
  act: (tx: Tx, contact: Contact) => Promise<Record<string, unknown>>,
) {
  return ctx.transact(async (tx) => {
    const contact = await holdContact(tx.reader, contactId);
    const as = allowed(ctx, can(ctx.actor, 'client.edit', { managerId: contact.managerId }));
    const data = await act(tx, contact);
    record(tx, as, { kind, clientId: contact.clientId, data: { contactId, ...data } });
    tellLive(tx, { kind: 'client', id: contact.clientId });
    return presentContact(ctx, await holdContact(tx.reader, contactId));
  });
}
