import { createHmac, timingSafeEqual } from 'node:crypto';

/** The key of links, made from the installation's secret. */
const LENGTH = 16;

/** `/unsubscribe/57-…`: of a letter of a campaign; nobody can make one of another letter. */
export const unsubscribeUrl = (publicUrl: string, key: Buffer, letterId: number): string =>
  `${publicUrl}/unsubscribe/${letterId}-${signature(key, letterId)}`;

/** The letter that a link is of; null: it is none of ours. */
export function letterOfLink(key: Buffer, link: string): number | null {
  const [, id, given] = /^(\d{1,15})-([A-Za-z0-9_-]{22})$/.exec(link) ?? [];
  if (id === undefined || given === undefined) return null;
  const right = Buffer.from(signature(key, Number(id)));
  const told = Buffer.from(given);
  return told.length === right.length && timingSafeEqual(told, right) ? Number(id) : null;
}

const signature = (key: Buffer, letterId: number): string =>
  createHmac('sha256', key)
    .update(`unsubscribe ${letterId}`)
    .digest()
    .subarray(0, LENGTH)
    .toString('base64url');
