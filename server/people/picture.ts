import sharp from 'sharp';
import { invalid } from '#server/http/problems.ts';

export const MOST_PHOTO_BYTES = 10 * 1024 * 1024;
const MOST_PIXELS = 64_000_000;
const LEAST_SIDE = 96;
const LARGE_BYTES = 60 * 1024;
const SMALL_BYTES = 20 * 1024;

export type Picture = { large: Buffer; small: Buffer };

/**
 * Two squares of our own making: nothing of the file that came is kept, neither what hides behind the picture nor where it was
 * taken. Only three kinds are decoded at all, told by their first bytes, and none of more pixels than one can pay for; one at
 * a time, because a decoded picture is many times its file.
 */
export function squaresOf(bytes: Buffer): Promise<Picture> {
  const made = queue.then(() => squares(bytes));
  queue = made.catch(() => undefined);
  return made;
}
let queue: Promise<unknown> = Promise.resolve();

async function squares(bytes: Buffer): Promise<Picture> {
  if (bytes.length === 0) throw invalid('file', 'photo_empty');
  if (!isPhoto(bytes)) throw invalid('file', 'photo_kind');
  const { width, height } = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw invalid('file', 'photo_broken');
    });
  if (width * height > MOST_PIXELS) throw invalid('file', 'photo_large');
  if (Math.min(width, height) < LEAST_SIDE) throw invalid('file', 'photo_small');
  try {
    // decoded once; the small one is made of the large one
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'truncated',
      pages: 1,
    })
      .timeout({ seconds: 20 })
      .rotate()
      .resize(512, 512, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    return {
      large: await within(LARGE_BYTES, (quality) => sharp(data, { raw }).webp({ quality }).toBuffer()),
      small: await within(SMALL_BYTES, (quality) =>
        sharp(data, { raw }).resize(96, 96).webp({ quality }).toBuffer(),
      ),
    };
  } catch {
    throw invalid('file', 'photo_broken');
  }
}

/** As good as the bytes allow. */
async function within(most: number, make: (quality: number) => Promise<Buffer>): Promise<Buffer> {
  for (const quality of [82, 65, 45, 25, 10]) {
    const made = await make(quality);
    if (made.length <= most) return made;
  }
  return make(1);
}

const isPhoto = (bytes: Buffer): boolean =>
  bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
  bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) ||
  (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP');
