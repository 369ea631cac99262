import type { mailboxRoutes } from '#api/mailbox.ts';
import type { AnswerOf, BodyOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import { differences, record } from '#server/journal/record.ts';
import { hostOf } from '../mail-settings.ts';
import { presentMailbox } from './mailbox.present.ts';
import { type MailboxRow, readMailboxSettings } from './mailbox.queries.ts';
import { MAILBOX_PASSWORD } from './mailbox-of.ts';
import { type SavedMailbox, saveMailbox } from './mailbox-settings.store.ts';

type Body = BodyOf<typeof mailboxRoutes.put>;
type Settings = AnswerOf<typeof mailboxRoutes.get>;

export const mailboxSettingsOf = async (ctx: Ctx): Promise<Settings> =>
  presentMailbox(await readMailboxSettings(ctx.reader), ctx.language);

export function changeMailbox(ctx: Ctx, { version, ...body }: Body): Promise<Settings> {
  const checked = { ...body, host: hostOf(body), folder: folderOf(body) };
  if (body.enabled && body.username === '') throw invalid('username', 'empty');
  return ctx.transact(async (tx) => {
    const before = await readMailboxSettings(tx.reader);
    const values = valuesOf(ctx, before, checked);
    const another = (['host', 'username', 'folder'] as const).some((key) => before[key] !== values[key]);
    const after = before.version === version ? await saveMailbox(tx, values, version, another) : null;
    if (!after) throw new HttpProblem('version_conflict', { extra: { version: before.version } });
    const changes = differences(told(before), told(values));
    const passwordChanged = values.password_sealed !== before.password_sealed;
    record(tx, ctx.actor.selves[0], { kind: 'mailboxSettingsChanged', data: { changes, passwordChanged } });
    return presentMailbox(after, ctx.language);
  });
}

/** The password that is kept goes to the server it was given for, and only as safely as it went. */
function valuesOf(ctx: Ctx, before: MailboxRow, body: Omit<Body, 'version'>): SavedMailbox {
  const elsewhere = before.host !== body.host || (before.security !== 'none' && body.security === 'none');
  const keeps = body.password === null && before.password_sealed !== null && body.username !== '';
  if (keeps && elsewhere) throw invalid('password', 'mail_password_again');
  const typed = body.password ? ctx.deps.sealer.seal(MAILBOX_PASSWORD, body.password) : null;
  const password = body.username === '' ? null : body.password === null ? before.password_sealed : typed;
  if (body.enabled && password === null) throw invalid('password', 'empty');
  return {
    enabled: body.enabled,
    host: body.host,
    port: body.port,
    security: body.security,
    username: body.username,
    password_sealed: password,
    folder: body.folder,
  };
}

function folderOf({ folder, enabled }: Pick<Body, 'folder' | 'enabled'>): string {
  if (folder === '' && enabled) throw invalid('folder', 'empty');
  return folder;
}

/** What the journal tells, under the names of the API; of a password only that there is another. */
const told = (row: SavedMailbox | MailboxRow) => ({
  enabled: row.enabled,
  host: row.host,
  port: row.port,
  security: row.security,
  username: row.username,
  folder: row.folder,
});
