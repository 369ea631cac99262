import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets that must be taken out again: AES-256-GCM under a key made from the installation's secret. */
export type Sealer = {
  /** `what` it is goes into the seal: one secret cannot be put in the place of another. */
  seal: (what: string, text: string) => string;
  /** null: sealed under another key, or touched. */
  open: (what: string, sealed: string) => string | null;
};

/** A key for one thing only, made from the installation's secret. */
export const keyFor = (appSecret: string, what: string): Buffer =>
  Buffer.from(hkdfSync('sha256', appSecret, '', `vizir ${what} v1`, 32));

const NONCE = 12;
const TAG = 16;

export function sealerOf(appSecret: string): Sealer {
  const key = keyFor(appSecret, 'sealed');
  return {
    seal(what, text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(what));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(what, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < NONCE + TAG) return null;
      try {
        const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
          .setAAD(Buffer.from(what))
          .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return Buffer.concat([opening.update(bytes.subarray(NONCE + TAG)), opening.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
