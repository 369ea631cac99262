import type { MailTroubleCode, mailRoutes } from '#api/mail.ts';
import type { AnswerOf } from '#api/route.ts';
import { type BounceReason, bounceWords } from '#domain/mail/bounce.ts';
import type { Language } from '#domain/values/language.ts';
import type { LetterRow, MailSettingsRow } from './mail.queries.ts';
import { troubleWords } from './trouble-words.ts';

type Settings = AnswerOf<typeof mailRoutes.get>;
type Letter = AnswerOf<typeof mailRoutes.letters>['items'][number];

export function presentMailSettings(row: MailSettingsRow, language: Language): Settings {
  const state = !row.enabled ? 'off' : row.failing_since ? 'failing' : row.worked_at ? 'works' : 'untried';
  const since = { off: null, untried: null, works: row.worked_at, failing: row.failing_since }[state];
  return {
    enabled: row.enabled,
    host: row.host,
    port: row.port,
    security: row.security as Settings['security'],
    username: row.username,
    passwordIsSet: row.password_sealed !== null,
    senderName: row.sender_name,
    senderAddress: row.sender_address,
    replyTo: row.reply_to,
    version: row.version,
    state,
    since,
    trouble: presentTrouble(row.trouble_code, row.trouble_answer, language),
    uncertain: row.uncertain,
    waiting: row.waiting,
  };
}

export function presentLetter(row: LetterRow, language: Language): Letter {
  const open = row.whole && ['waiting', 'failed', 'dead'].includes(row.state);
  return {
    id: row.id,
    kind: row.kind as Letter['kind'],
    to: row.to_address,
    subject: row.subject,
    state: row.state as Letter['state'],
    tries: row.tries,
    uncertain: row.uncertain > 0,
    createdAt: row.created_at,
    nextTryAt: ['waiting', 'failed'].includes(row.state) ? row.next_try_at : null,
    endedAt: row.ended_at,
    expiresAt: row.expires_at,
    trouble: returnedBecause(row, language) ?? presentTrouble(row.trouble_code, row.trouble_answer, language),
    canSend: open,
    canCancel: open,
  };
}

/** Of a letter that came back the page says why, as the receiving server told. */
function returnedBecause(row: LetterRow, language: Language): Letter['trouble'] {
  if (row.state !== 'returned' || row.return_reason === null) return null;
  const why = bounceWords[language][row.return_reason as BounceReason];
  const message = language === 'ru' ? `Письмо вернулось: ${why}.` : `The letter came back: ${why}.`;
  return { code: 'returned', message, answer: row.trouble_answer };
}

export function presentTrouble(code: string | null, answer: string | null, language: Language) {
  if (code === null) return null;
  const known = code as MailTroubleCode;
  return { code: known, message: troubleWords[language][known], answer };
}
