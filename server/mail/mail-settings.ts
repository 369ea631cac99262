import { isIP } from 'node:net';
import type { mailRoutes } from '#api/mail.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import { parseEmail } from '#domain/values/email.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { differences, record } from '#server/journal/record.ts';
import { presentMailSettings } from './mail.present.ts';
import { type MailSettingsRow, readMailSettings } from './mail.queries.ts';
import { type SavedSettings, saveMailSettings } from './mail-settings.store.ts';
import { PASSWORD } from './server-of.ts';

type Body = BodyOf<typeof mailRoutes.put>;
type Settings = AnswerOf<typeof mailRoutes.get>;

export const mailSettingsOf = async (ctx: Ctx): Promise<Settings> =>
  presentMailSettings(await readMailSettings(ctx.reader), ctx.language);

export function changeMailSettings(ctx: Ctx, { version, ...body }: Body): Promise<Settings> {
  const checked = {
    ...body,
    host: hostOf(body),
    senderAddress: addressIn('senderAddress', body.senderAddress, body.enabled),
    replyTo: addressIn('replyTo', body.replyTo, false),
  };
  return ctx.transact(async (tx) => {
    const before = await readMailSettings(tx.reader);
    const values = valuesOf(ctx, before, checked);
    const after = before.version === version ? await saveMailSettings(tx, values, version) : null;
    if (!after) throw new HttpProblem('version_conflict', { extra: { version: before.version } });
    const changes = differences(told(before), told(values));
    const passwordChanged = values.password_sealed !== before.password_sealed;
    record(tx, ctx.actor.selves[0], { kind: 'mailSettingsChanged', data: { changes, passwordChanged } });
    return presentMailSettings(after, ctx.language);
  });
}

/**
 * The password that is kept goes to the server it was given for, and only as safely as it went: whoever got hold of an open page of the
 * administrator cannot have it sent elsewhere.
 */
function valuesOf(ctx: Ctx, before: MailSettingsRow, body: Omit<Body, 'version'>): SavedSettings {
  const elsewhere = before.host !== body.host || (before.security !== 'none' && body.security === 'none');
  const keeps = body.password === null && before.password_sealed !== null && body.username !== '';
  if (keeps && elsewhere) throw invalid('password', 'mail_password_again');
  const typed = body.password ? ctx.deps.sealer.seal(PASSWORD, body.password) : null;
  return {
    enabled: body.enabled,
    host: body.host,
    port: body.port,
    security: body.security,
    username: body.username,
    password_sealed: body.username === '' ? null : body.password === null ? before.password_sealed : typed,
    sender_name: body.senderName,
    sender_address: body.senderAddress,
    reply_to: body.replyTo,
  };
}

export function hostOf({ host, enabled }: Pick<Body, 'host' | 'enabled'>): string {
  if (host === '' && enabled) throw invalid('host', 'empty');
  if (host === '' || isIP(host) || /^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(host))
    return host.toLowerCase();
  throw invalid('host', 'mail_host');
}

function addressIn(field: 'senderAddress' | 'replyTo', text: string, needed: boolean): string {
  if (text === '') {
    if (needed) throw invalid(field, 'empty');
    return '';
  }
  const parsed = parseEmail(text);
  if (!parsed.ok) throw invalid(field, 'mail_address');
  return parsed.value;
}

/** What the journal tells, under the names of the API; of a password only that there is another. */
const told = (row: SavedSettings | MailSettingsRow) => ({
  enabled: row.enabled,
  host: row.host,
  port: row.port,
  security: row.security,
  username: row.username,
  senderName: row.sender_name,
  senderAddress: row.sender_address,
  replyTo: row.reply_to,
});
