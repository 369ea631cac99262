import type { MailboxTroubleCode } from '#api/mailbox.ts';
import { cleanWords } from './clean.ts';

/** Why a mailbox could not be read, and what its server said. */
export type MailboxTrouble = {
  code: MailboxTroubleCode;
  /** In the server's own words, without anything of ours; null: it said nothing. */
  answer: string | null;
};

/** Where the talk broke off. */
export type ImapStage = 'connecting' | 'folder' | 'reading';

type Failure = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseStatus?: string;
  responseText?: string;
};

const certificates = /certificate|\bcert\b|self.signed|unable to (verify|get issuer)|altnames/i;
const wrongMode = /wrong version number|packet length too long|unsupported protocol|ERR_SSL|\bEPROTO\b/i;

/** Reads what the mail library, TLS and the network throw. `secrets` are cut out of the server's words. */
export function mailboxTroubleOf(
  error: unknown,
  stage: ImapStage,
  secrets: readonly string[],
): MailboxTrouble {
  const failure = error as Failure;
  const answer = answerOf(failure, secrets);
  if (failure.authenticationFailed) return { code: 'loginRefused', answer };
  if (stage === 'folder' && failure.responseStatus) return { code: 'folderMissing', answer };
  return { code: codeOf(failure), answer };
}

function codeOf(failure: Failure): MailboxTroubleCode {
  const cause = failure.cause as (Error & { code?: string }) | undefined;
  const words = `${failure.code ?? ''} ${failure.message} ${cause?.code ?? ''} ${cause?.message ?? ''}`;
  if (/ENOTFOUND|EAI_AGAIN|ENODATA/.test(words)) return 'nameNotFound';
  if (/ADDRESS_FORBIDDEN/.test(words)) return 'addressForbidden';
  if (certificates.test(words)) return 'certificate';
  if (wrongMode.test(words)) return 'wrongMode';
  if (/STARTTLS/i.test(words)) return 'noStarttls';
  if (/ECONNREFUSED/.test(words)) return 'refused';
  if (/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(words)) return 'unreachable';
  if (/GREETING_TIMEOUT/i.test(words)) return 'noGreeting';
  if (/TIMEOUT|DEADLINE/i.test(words)) return 'timeout';
  return 'broken';
}

/** Only what was an answer to one of our commands: of anything else that listens there nothing is shown. */
function answerOf({ responseStatus, responseText }: Failure, secrets: readonly string[]): string | null {
  if (!responseStatus || typeof responseText !== 'string') return null;
  const hidden = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, Buffer.from(secret).toString('base64')])
    .reduce((text, secret) => text.replaceAll(secret, '***'), responseText);
  return cleanWords(hidden) || null;
}
