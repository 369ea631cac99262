import type { FastifyRequest } from 'fastify';
import type { Config } from '#server/config.ts';

/** `__Host-` and Secure on https; on plain http in a local network the browser would drop them. */
export const cookieName = (config: Pick<Config, 'publicUrl'>): string =>
  config.publicUrl.startsWith('https:') ? '__Host-vizir_session' : 'vizir_session';

/** The session token of the cookie. The library signs it as `token.signature`; what opens the session is the token's hash. */
export function sessionToken(request: FastifyRequest, config: Pick<Config, 'publicUrl'>): string | null {
  const name = `${cookieName(config)}=`;
  const part = (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(name));
  if (!part) return null;
  try {
    return decodeURIComponent(part.slice(name.length)).split('.')[0] || null;
  } catch {
    return null;
  }
}

export function bearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(header)?.[1] ?? '';
}
