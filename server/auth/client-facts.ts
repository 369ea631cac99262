import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Config } from '#server/config.ts';

/** What a request says of where it comes from. */
export type ClientFacts = { address: string; userAgent: string; device: string | null };

const deviceCookie = ({ publicUrl }: Pick<Config, 'publicUrl'>): string =>
  publicUrl.startsWith('https:') ? '__Host-vizir_device' : 'vizir_device';

export function clientFacts(request: FastifyRequest, config: Pick<Config, 'publicUrl'>): ClientFacts {
  const name = `${deviceCookie(config)}=`;
  const part = (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(name));
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    device: part?.slice(name.length) ?? null,
  };
}

/**
 * A device that has signed in as this person before carries a mark of ours. It opens nothing; its guesses are counted
 * apart, so that strangers guessing cannot keep the owner out.
 */
export function deviceMark(secret: string, email: string): string {
  const id = randomBytes(16).toString('base64url');
  return `${id}.${sealOf(secret, email, id)}`;
}

/** The device's own name if the mark is ours and of this person, else null. */
export function knownDevice(secret: string, email: string, mark: string | null): string | null {
  const [id = '', seal = ''] = (mark ?? '').split('.');
  const right = Buffer.from(sealOf(secret, email, id));
  const given = Buffer.from(seal);
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}

export function deviceSetCookie(config: Pick<Config, 'publicUrl'>, mark: string): string {
  const secure = config.publicUrl.startsWith('https:') ? '; Secure' : '';
  return `${deviceCookie(config)}=${mark}; Max-Age=15552000; Path=/; HttpOnly${secure}; SameSite=Lax`;
}

const sealOf = (secret: string, email: string, id: string): string =>
  createHmac('sha256', secret).update(`device\n${email}\n${id}`).digest('base64url');
