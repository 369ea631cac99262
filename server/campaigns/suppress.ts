import { z } from 'zod';
import type { suppressionRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf, BodyOf, QueryOf } from '#api/route.ts';
import { can } from '#domain/policy/can.ts';
import { emailKey, parseEmail } from '#domain/values/email.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { fromCursor, toCursor } from '#server/http/cursor.ts';
import { invalid } from '#server/http/problems.ts';
import { notAllowed, whoMay } from '#server/http/refused.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { contactsAt, listSuppressions, type SuppressionPlace } from './suppressions.queries.ts';
import { insertSuppression } from './suppressions.store.ts';

const place = z.strictObject({ at: z.iso.datetime(), address: z.string().max(254) });

export async function suppressionsPage(
  ctx: Ctx,
  { search = '', cursor, limit }: QueryOf<typeof suppressionRoutes.list>,
): Promise<AnswerOf<typeof suppressionRoutes.list>> {
  const after = fromCursor(cursor, (at): at is SuppressionPlace => place.safeParse(at).success);
  const rows = await listSuppressions(ctx.reader, { search, after, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => ({ ...row, by: row.by && presentPerson(row.by) })),
    abilities: { add: mayAdd(ctx) },
    next: rows.length > limit && last ? toCursor({ at: last.at, address: last.address }) : null,
  };
}

function mayAdd(ctx: Ctx) {
  const verdict = can(ctx.actor, 'suppressions.manage', null);
  return verdict.ok
    ? { allowed: true, reason: null }
    : { allowed: false, reason: whoMay(ctx.person, verdict.allowed, null, ctx.language) };
}

/** For ever: there is no way back. An address that stands there already is no error; nothing more happens. */
export function suppress(
  ctx: Ctx,
  { address: typed, note }: BodyOf<typeof suppressionRoutes.add>,
): Promise<{ ok: true }> {
  const parsed = parseEmail(typed);
  if (!parsed.ok) throw invalid('address', 'mail_address');
  const address = emailKey(parsed.value);
  return ctx.transact(async (tx) => {
    const verdict = can(ctx.actor, 'suppressions.manage', null);
    if (!verdict.ok) throw notAllowed(ctx.person, verdict, null);
    if (!(await insertSuppression(tx, address, note || null))) return { ok: true };
    const contacts = await contactsAt(tx.reader, address);
    for (const { id: contactId, clientId } of contacts) {
      record(tx, verdict.as, { kind: 'contactSuppressed', clientId, data: { contactId } });
      tellLive(tx, { kind: 'client', id: clientId });
    }
    // of nobody's address: what it is stands in the list, with who put it there
    if (contacts.length === 0) record(tx, verdict.as, { kind: 'addressSuppressed' });
    return { ok: true };
  });
}
