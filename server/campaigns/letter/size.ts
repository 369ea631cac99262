import type { SaidCampaign } from './say.ts';

/** Beyond this many servers refuse a letter; from the first on people on a telephone wait for it. */
export const HEAVY = 5 * 1024 * 1024;
export const MOST = 10 * 1024 * 1024;

/** As it travels: in base64, with line ends. */
export const inMail = (bytes: number): number => Math.ceil(Math.ceil(bytes / 3) * 4 * (78 / 76));

/** Bytes of the letter, to within its headers. */
export const sizeOf = (said: SaidCampaign, files: readonly { size: number }[]): number =>
  2000 +
  inMail(Buffer.byteLength(said.html)) +
  inMail(Buffer.byteLength(said.text)) +
  files.reduce((sum, { size }) => sum + 300 + inMail(size), 0);
