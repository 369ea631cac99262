import { betterAuth } from 'better-auth';
import type { Kysely } from 'kysely';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import { cookieName } from './cookies.ts';
import { libraryTables } from './library.store.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

type Parts = { db: Kysely<DB>; config: Pick<Config, 'publicUrl'>; secret: string };

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** The sign-in library, kept behind `sign-in.ts`: its HTTP handler is not mounted, its tables and its cookie are ours. */
export function makeLibrary({ db, config, secret }: Parts) {
  const https = config.publicUrl.startsWith('https:');
  return betterAuth({
    appName: 'Vizir',
    baseURL: config.publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: libraryTables(db),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // the lengths a person may choose are those of `api/auth.ts`; here only what is worth hashing
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
    session: {
      modelName: 'auth_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: 7 * 86_400,
      // idle and absolute ends are kept by `actor.ts`, in the statement that reads the session
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      freshAge: 0,
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
    advanced: {
      database: { generateId: 'uuid' },
      // the library would write __Secure-; the whole name is ours
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: cookieName(config),
          attributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
    },
  });
}

export type Library = ReturnType<typeof makeLibrary>;
