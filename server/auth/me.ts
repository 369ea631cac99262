import { randomBytes } from 'node:crypto';
import type { meRoutes } from '#api/auth.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Role } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import { fullName, greetingName, shortName } from '#domain/values/fullName.ts';
import type { Tx } from '#server/db/transact.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import { HttpProblem, notFound } from '#server/http/problems.ts';
import { record } from '#server/journal/record.ts';
import type { ClientFacts } from './client-facts.ts';
import { findOwnSession, unseenNow } from './me.queries.ts';
import { insertToken, revokeToken, saveSettings } from './me.store.ts';
import { checkPassword } from './password-rules.ts';
import { endSessionById } from './sessions.store.ts';

export async function whoAmI(ctx: Ctx): Promise<AnswerOf<typeof meRoutes.get>> {
  const { person, actor, reader } = ctx;
  const [own, ...others] = actor.selves;
  return {
    employee: {
      id: person.employeeId,
      name: fullName(person.name),
      shortName: shortName(person.name),
      greeting: greetingName(person.name),
      position: person.position,
      email: person.email,
      departmentId: person.departmentId,
      departmentName: person.departmentName,
      roles: own.roles as Role[],
    },
    standingInFor: others.map(({ employeeId }) => {
      const { name = '', position = '' } = person.stamps[employeeId] ?? {};
      return { id: employeeId, name, shortName: shortOf(name), position };
    }),
    company: person.company,
    settings: { language: person.language, theme: person.theme },
    abilities: {
      createClient: can(actor, 'client.create', null).ok,
      createContract: can(actor, 'contract.create', null).ok,
      createOrder: can(actor, 'order.create', null).ok,
      createOrderFor: can(actor, 'order.createFor', null).ok,
      writeNews: can(actor, 'news.write', null).ok,
      planCall: can(actor, 'call.plan', null).ok,
      import: can(actor, 'import.run', null).ok,
      administer: can(actor, 'company.administer', null).ok,
      seesAllClients: reader.seesAllClients,
      // nobody's: whoever may stop any of them
      campaigns: can(actor, 'campaign.send', null).ok || can(actor, 'campaign.halt', { authorId: 0 }).ok,
    },
    uploadLimitBytes: ctx.deps.config.maxUploadMb * 1024 * 1024,
    ...(await unseenNow(reader)),
  };
}

type Settings = { language: 'ru' | 'en'; theme: 'system' | 'light' | 'dark' };

/** Looks only: no journal row. */
export async function changeSettings(tx: Tx, settings: Settings): Promise<{ ok: true }> {
  await saveSettings(tx, settings);
  return { ok: true };
}

/** The keys of the account belong to the person at the screen: a token must not outlive itself by making others. */
export function onlyInSession(ctx: Ctx): void {
  if (ctx.person.sessionId === null)
    throw new HttpProblem('not_allowed', {
      detail: (language) =>
        language === 'ru'
          ? 'С ключом API этого не сделать: войдите в браузере'
          : 'An API token cannot do this: sign in with a browser',
    });
}

/** All other sessions end, API tokens stay. Answers with the cookies of the new session. */
export async function changePassword(
  ctx: Ctx,
  change: { token: string; current: string; next: string },
  client: ClientFacts,
): Promise<string[]> {
  const { person, deps } = ctx;
  const { lastName, firstName, middleName } = person.name;
  checkPassword('next', change.next, {
    email: person.email,
    names: [lastName, firstName, middleName, person.company.name],
  });
  let cookies: string[] = [];
  await deps.signIn.guess(person.email, client, () =>
    ctx.transact(async (tx) => {
      cookies = await deps.signIn.changePassword(tx, change, client);
      await note(tx, 'passwordChanged');
      // the answer kept under an Idempotency-Key: a new session is nothing to keep
      return { ok: true };
    }),
  );
  return cookies;
}

export async function endSession(tx: Tx, sessionId: string): Promise<void> {
  const session = await findOwnSession(tx.reader, sessionId);
  if (!session) throw notFound();
  await endSessionById(tx.trx, session.id);
  await note(tx, 'sessionEnded', { sessionId });
}

type NewToken = { name: string; scope: 'read' | 'write'; days: number };

/**
 * The token's text is answered once and kept nowhere, so also not under the Idempotency-Key: a repeated request finds the
 * token made, with an empty text, and makes no second one.
 */
export async function makeToken(ctx: Ctx, wanted: NewToken): Promise<AnswerOf<typeof meRoutes.makeToken>> {
  const text = `vzr_${randomBytes(32).toString('base64url')}`;
  const kept = await ctx.transact(async (tx) => {
    const row = await insertToken(tx, { ...wanted, text });
    await note(tx, 'tokenMade', { tokenId: row.id, name: row.name, scope: row.scope });
    return { token: '', item: presentToken(row) };
  });
  return { ...kept, token: text };
}

export async function endToken(tx: Tx, tokenId: number): Promise<void> {
  const revoked = await revokeToken(tx, tokenId);
  if (!revoked) throw notFound();
  await note(tx, 'tokenRevoked', { tokenId, name: revoked.name });
}

export const presentToken = (row: {
  id: number;
  name: string;
  scope: string;
  created_at: string;
  expires_at: string;
}) => ({
  id: row.id,
  name: row.name,
  scope: row.scope as 'read' | 'write',
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});

/** What one does to one's own account stands in the journal under one's own name. */
async function note(tx: Tx, kind: string, data: Record<string, unknown> = {}): Promise<void> {
  const { employeeId, actor } = tx.person;
  record(tx, actor.selves[0], { kind, employeeId, data });
}
