import { createHmac } from 'node:crypto';
import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import { type Tx, transactAsSystem } from '#server/db/transact.ts';
import { invalid } from '#server/http/problems.ts';
import { type ClientFacts, deviceMark, deviceSetCookie } from './client-facts.ts';
import { cookieName } from './cookies.ts';
import { libraryEmail } from './credentials.store.ts';
import { type CountGuess, guessCounter } from './guesses.ts';
import { makeLibrary } from './library.ts';
import { NotActive, noteSessionEnded } from './sessions.store.ts';
import { within } from './transaction-scope.ts';

type Parts = { db: Kysely<DB>; config: Pick<Config, 'publicUrl'>; secret: string };
type Credentials = { email: string; password: string };
type PasswordChange = { token: string; current: string; next: string };

/** The flows of signing in, over the library. Each answers with the Set-Cookie headers of its answer. */
export type SignIn = {
  /** Wrong, unknown, invited and dismissed are refused alike; guesses are counted. */
  open: (credentials: Credentials, client: ClientFacts) => Promise<string[]>;
  /** For a password set in this very request: nothing is guessed. */
  openNew: (credentials: Credentials, client: ClientFacts) => Promise<string[]>;
  close: (token: string | null, client: ClientFacts) => Promise<string[]>;
  guess: CountGuess;
  /** All sessions end and a new one opens, in the transaction of `tx`. Asked inside `guess`. */
  changePassword: (tx: Tx, change: PasswordChange, client: ClientFacts) => Promise<string[]>;
};

export function makeSignIn({ db, config, secret }: Parts): SignIn {
  const { api } = makeLibrary({ db, config, secret });
  const guess = guessCounter(db, secret);
  const name = cookieName(config);
  const cookiesOf = (headers: Headers): string[] =>
    headers.getSetCookie().filter((cookie) => cookie.startsWith(`${name}=`));
  const from = (client: ClientFacts, token: string | null = null) => ({
    headers: headersOf(client, token === null ? null : `${name}=${signedCookie(secret, token)}`),
    returnHeaders: true as const,
  });

  const openNew: SignIn['openNew'] = async ({ email, password }, client) => {
    const body = { email: libraryEmail(email), password };
    const { headers } = await api
      .signInEmail({ body, ...from(client) })
      .catch(asRefusal('password', 'credentials'));
    return [...cookiesOf(headers), deviceSetCookie(config, deviceMark(secret, email))];
  };
  return {
    openNew,
    guess,
    open: (credentials, client) => guess(credentials.email, client, () => openNew(credentials, client)),
    close: (token, client) =>
      transactAsSystem(db, async (trx) => {
        if (token !== null) await noteSessionEnded(trx, token);
        const { headers } = await within(trx, () => api.signOut(from(client, token)));
        return cookiesOf(headers);
      }),
    changePassword: async (tx, { token, current, next }, client) => {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const { headers } = await within(tx.trx, () =>
        api.changePassword({ body, ...from(client, token) }),
      ).catch(asRefusal('current', 'password_wrong'));
      return cookiesOf(headers);
    },
  };
}

function headersOf(client: ClientFacts, cookie: string | null): Headers {
  const headers = new Headers({ 'x-client-ip': client.address, 'user-agent': client.userAgent });
  if (cookie !== null) headers.set('cookie', cookie);
  return headers;
}

/** The library reads its own signed cookie. We have found the session by the token alone, so the seal is made anew. */
const signedCookie = (secret: string, token: string): string =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`);

/** Whatever the library says against the person, they hear one sentence; faults stay faults. */
function asRefusal(field: string, reason: string): (error: unknown) => never {
  return (error) => {
    const refused = error instanceof NotActive || (error instanceof APIError && error.statusCode < 500);
    throw refused ? invalid(field, reason) : error;
  };
}
