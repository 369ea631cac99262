import type { MailboxTroubleCode, mailboxRoutes } from '#api/mailbox.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Language } from '#domain/values/language.ts';
import type { MailboxRow } from './mailbox.queries.ts';
import { mailboxWords } from './mailbox-words.ts';

type Settings = AnswerOf<typeof mailboxRoutes.get>;

export function presentMailbox(row: MailboxRow, language: Language): Settings {
  const state = !row.enabled ? 'off' : row.failing_since ? 'failing' : row.read_at ? 'works' : 'untried';
  const since = { off: null, untried: null, works: row.read_at, failing: row.failing_since }[state];
  return {
    enabled: row.enabled,
    host: row.host,
    port: row.port,
    security: row.security as Settings['security'],
    username: row.username,
    passwordIsSet: row.password_sealed !== null,
    folder: row.folder,
    version: row.version,
    state,
    since,
    trouble: presentMailboxTrouble(row.trouble_code, row.trouble_answer, language),
    reports: row.reports,
    strangers: row.strangers,
  };
}

export function presentMailboxTrouble(code: string | null, answer: string | null, language: Language) {
  if (code === null) return null;
  const known = code as MailboxTroubleCode;
  return { code: known, message: mailboxWords[language][known], answer };
}
