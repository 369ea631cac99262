import type { Self } from '#domain/rules/who.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Config } from '#server/config.ts';
import { type Tx, transactAsSystem } from '#server/db/transact.ts';
import type { PublicCtx } from '#server/http/context.ts';
import { invalid } from '#server/http/problems.ts';
import { record, tellLiveAsSystem } from '#server/journal/record.ts';
import { clientFacts } from './client-facts.ts';
import { putPassword } from './credentials.store.ts';
import { findInvited, lockEmployeeStatus, markActive } from './invitations.store.ts';
import { makeOneTimeToken, useOneTimeToken } from './one-time-tokens.store.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword } from './password-rules.ts';
import { holdRightsAlone } from './rights-lock.ts';
import { endSessions, note } from './sessions.store.ts';

const WEEK = 7 * 24 * 60;
/** For somebody who has signed in before, the same link sets the password anew; such a link lives shorter. */
const RESET = 30;

/** A new link for this person; former ones end. The host is always the configured one, the token its fragment. */
export async function invite(
  tx: Tx,
  as: Self,
  config: Pick<Config, 'publicUrl'>,
  employee: { id: number; status: string },
): Promise<{ invitationId: number; invitationUrl: string; expiresAt: string }> {
  const { id, text, expiresAt } = await makeOneTimeToken(tx.trx, {
    purpose: 'invitation',
    employeeId: employee.id,
    createdBy: tx.person.employeeId,
    minutes: employee.status === 'invited' ? WEEK : RESET,
  });
  record(tx, as, { kind: 'invitationMade', employeeId: employee.id, data: { expiresAt } });
  return { invitationId: id, invitationUrl: `${config.publicUrl}/invitation#${text}`, expiresAt };
}

export async function checkInvitation(
  ctx: PublicCtx,
  token: string,
): Promise<{ name: string; email: string; companyName: string }> {
  const invited = await findInvited(ctx.db, token);
  if (!invited) throw invalid('token', 'token');
  return { name: fullName(invited), email: invited.email, companyName: invited.companyName };
}

/** Sets the password, makes an invited person active, ends their former sessions and opens a new one. */
export async function acceptInvitation(ctx: PublicCtx, token: string, password: string): Promise<string[]> {
  const invited = await findInvited(ctx.db, token);
  if (!invited) throw invalid('token', 'token');
  checkPassword('password', password, {
    email: invited.email,
    names: [invited.lastName, invited.firstName, invited.middleName, invited.companyName],
  });
  const hash = await hashPassword(password);
  await transactAsSystem(ctx.db, async (trx) => {
    await holdRightsAlone({ trx });
    if (!(await useOneTimeToken(trx, 'invitation', token))) throw invalid('token', 'token');
    const status = await lockEmployeeStatus(trx, invited.id);
    if (status === 'dismissed') throw invalid('token', 'token');
    await putPassword(trx, invited, hash);
    await endSessions(trx, invited.id);
    const kind = status === 'invited' ? 'invitationAccepted' : 'passwordChanged';
    await note(trx, { kind, actorId: invited.id, employeeId: invited.id });
    await tellLiveAsSystem(trx, { kind: 'people', id: invited.id });
    if (status === 'invited') await markActive(trx, invited.id);
  });
  return ctx.deps.signIn.openNew(
    { email: invited.email, password },
    clientFacts(ctx.request, ctx.deps.config),
  );
}
