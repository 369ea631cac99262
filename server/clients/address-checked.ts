import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { record, tellLive } from '#server/journal/record.ts';
import { clearAddressTrouble } from '#server/mail/public.ts';
import { holdClient, whoseAddress } from './client-card.queries.ts';
import { mayEdit } from './edit-client.ts';

/** Letters may go there again. The journal keeps whose address it was, not the address. */
export function addressChecked(ctx: Ctx, clientId: number, email: string): Promise<{ ok: true }> {
  return ctx.transact(async (tx) => {
    const as = mayEdit(ctx, await holdClient(tx.reader, clientId));
    const contactId = await whoseAddress(tx.reader, clientId, email);
    if (contactId === undefined) throw invalid('email', 'choice');
    if (!(await clearAddressTrouble(tx, email))) throw new HttpProblem('already_done');
    record(tx, as, { kind: 'addressChecked', clientId, data: contactId === null ? {} : { contactId } });
    tellLive(tx, { kind: 'client', id: clientId });
    return { ok: true };
  });
}
