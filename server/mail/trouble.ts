import type { MailTroubleCode } from '#api/mail.ts';

/** Why a letter did not leave, and what the server said. */
export type Trouble = {
  code: MailTroubleCode;
  /** In the server's own words, without anything of ours; null: it said nothing. */
  answer: string | null;
  /** `server`: so it would be for every letter; `letter`: for this one. */
  about: 'server' | 'letter';
  /** Another try may help. */
  passing: boolean;
};

/** Where the talk broke off, as far as it can be known. */
export type Stage = 'connecting' | 'login' | 'sending' | 'afterDot';

type Failure = Error & { code?: string; responseCode?: number; response?: string; command?: string };

// the mail library puts a code of its own in the place of that of TLS: its words are left
const certificates = /certificate|\bcert\b|self.signed|unable to (verify|get issuer)|altnames/i;
const wrongMode = /wrong version number|packet length too long|unsupported protocol|ERR_SSL|\bEPROTO\b/i;

/** Reads what the mail library, TLS and the network throw. `secrets` are cut out of the server's words. */
export function troubleOf(error: unknown, stage: Stage, secrets: readonly string[]): Trouble {
  const failure = error as Failure;
  const answer = answerOf(failure.response, secrets);
  const reply = failure.responseCode ?? 0;
  const permanent = reply >= 500 && reply < 600;
  const trouble = (code: MailTroubleCode, about: Trouble['about'], passing: boolean): Trouble => ({
    code,
    answer,
    about,
    passing,
  });
  if (stage === 'afterDot' && reply === 0) return trouble('outcomeUnknown', 'letter', true);
  if (reply >= 400 && reply < 500)
    return trouble(
      'putOff',
      (stage === 'sending' || stage === 'afterDot') && failure.command !== 'MAIL FROM' ? 'letter' : 'server',
      true,
    );
  if (failure.code === 'EAUTH' || stage === 'login')
    return reply > 0 || failure.code === 'EAUTH'
      ? trouble('loginRefused', 'server', true)
      : trouble(broken(failure), 'server', true);
  if (failure.code === 'EENVELOPE' && failure.command === 'MAIL FROM')
    return trouble('senderRefused', 'server', true);
  if (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE')
    return trouble(
      failure.command === 'RCPT TO' ? 'recipientRefused' : 'messageRefused',
      'letter',
      !permanent,
    );
  return trouble(broken(failure), stage === 'connecting' ? 'server' : 'letter', true);
}

function broken(failure: Failure): MailTroubleCode {
  const words = `${failure.code ?? ''} ${causeOf(failure)} ${failure.message}`;
  if (/ENOTFOUND|EAI_AGAIN|ENODATA/.test(words)) return 'nameNotFound';
  if (/ADDRESS_FORBIDDEN/.test(words)) return 'addressForbidden';
  if (certificates.test(words)) return 'certificate';
  if (wrongMode.test(words)) return 'wrongMode';
  if (/STARTTLS/.test(words) || failure.code === 'ETLS') return 'noStarttls';
  if (/ECONNREFUSED/.test(words)) return 'refused';
  if (/EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL/.test(words)) return 'unreachable';
  if (/Greeting never received/.test(words)) return 'noGreeting';
  if (/ETIMEDOUT|SOCKET_TIMEOUT|DEADLINE/.test(words)) return 'timeout';
  return 'broken';
}

const causeOf = (failure: Failure): string => {
  const cause = failure.cause as (Error & { code?: string }) | undefined;
  return cause ? `${cause.code ?? ''} ${cause.message}` : '';
};

/** Only what looks like the answer of a mail server: of anything else that listens there nothing is shown. */
function answerOf(response: string | undefined, secrets: readonly string[]): string | null {
  if (typeof response !== 'string' || !/^[2-5]\d\d[ -]/.test(response)) return null;
  const plain = response.replace(/\p{C}+/gu, ' ').trim();
  const hidden = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, Buffer.from(secret).toString('base64')])
    .reduce((text, secret) => text.replaceAll(secret, '***'), plain);
  return hidden.slice(0, 300);
}
