import type { mailboxRoutes } from '#api/mailbox.ts';
import type { AnswerOf } from '#api/route.ts';
import { atOnce } from '#server/at-once.ts';
import type { Ctx } from '#server/http/context.ts';
import { record } from '#server/journal/record.ts';
import { withFolder } from './imap.ts';
import type { MailboxTrouble } from './imap-trouble.ts';
import { presentMailboxTrouble } from './mailbox.present.ts';
import { type MailboxRow, readMailboxSettings } from './mailbox.queries.ts';
import { mailboxOf } from './mailbox-of.ts';
import { noteMailboxChecked } from './mailbox-settings.store.ts';

/** One look at a time: each may wait for a silent server, and no transaction is open meanwhile. */
const inTurn = atOnce(1);
const patience = { silence: 20_000, whole: 40_000 };

/** Opens the folder by the settings that are saved, and reads nothing. */
export async function checkMailbox(ctx: Ctx): Promise<AnswerOf<typeof mailboxRoutes.check>> {
  const row = await readMailboxSettings(ctx.reader);
  const given = row.host !== '' && row.username !== '';
  const { letters, trouble } = given ? await inTurn(() => look(ctx, row)) : notSetUp;
  return ctx.transact(async (tx) => {
    if (given) await noteMailboxChecked(tx, trouble, row.version);
    record(tx, ctx.actor.selves[0], { kind: 'mailboxChecked', data: { result: trouble?.code ?? 'opened' } });
    return {
      letters,
      trouble: trouble && presentMailboxTrouble(trouble.code, trouble.answer, ctx.language),
    };
  });
}

type Look = { letters: number | null; trouble: MailboxTrouble | null };
const notSetUp: Look = { letters: null, trouble: { code: 'notSetUp', answer: null } };

async function look(ctx: Ctx, row: MailboxRow): Promise<Look> {
  const server = mailboxOf(row, ctx.deps.sealer);
  if ('code' in server) return { letters: null, trouble: server };
  let letters: number | null = null;
  const trouble = await withFolder(server, patience, async (folder) => {
    letters = folder.letters;
  });
  return { letters, trouble };
}
