import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import type { Storage, Stored } from '#server/documents/public.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';

/** A picture of fewer pixels than a photo of today takes; what claims more is not decoded. */
const MOST_PIXELS = 40_000_000;
export const MOST_BYTES = 15 * 1024 * 1024;
/** As wide as the page ever shows it on a sharp screen. */
const WIDEST = 1600;
const TALLEST = 4000;

// Of all that the library reads only these: no format that is a program, or that names other files.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
sharp.cache(false);
sharp.concurrency(1);

/** How pictures begin, in hexadecimal. What a file is called tells nothing of what it is. */
const begins = /^(89504e470d0a1a0a|ffd8ff|47494638(37|39)61|52494646.{8}57454250)/;

export type Made = { stored: Stored; width: number; height: number };

/** One at a time, however many send. */
let last: Promise<unknown> = Promise.resolve();

/** A fresh WebP of what was sent: nothing that was hidden in it, nor where it was taken, comes along. */
export function pictureOf(storage: Storage, sent: Stored): Promise<Made> {
  const made = last.then(() => makePicture(storage, sent));
  last = made.catch(() => undefined);
  return made;
}

async function makePicture(storage: Storage, { sha256, size }: Stored): Promise<Made> {
  if (size > MOST_BYTES) throw invalid('file', 'picture_large');
  const head = await storage.head(sha256, 12);
  if (!head || !begins.test(head.toString('hex'))) throw invalid('file', 'picture_kind');
  const file = await storage.open(sha256);
  if (!file) throw new HttpProblem('failed');
  const { data, info } = await redrawn(await buffer(file.stream));
  return {
    stored: await storage.put(Readable.from([data]), MOST_BYTES * 4),
    width: info.width,
    height: info.height,
  };
}

async function redrawn(bytes: Buffer) {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: WIDEST, height: TALLEST, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: 20 })
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    const large = cause instanceof Error && /pixel limit/i.test(cause.message);
    throw invalid('file', large ? 'picture_large' : 'picture_kind');
  }
}
