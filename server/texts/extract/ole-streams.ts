import { Unreadable } from './unreadable.ts';

/**
 * The streams of a compound file of old Office, by name. Chains of sectors are followed no longer than the file is, so that a ring of them
 * ends. Source: [MS-CFB].
 */
export type Streams = { names: ReadonlySet<string>; read: (name: string) => Buffer | null };

const END = 0xfffffffa;
const HEADER_LISTS = 109;

export function streamsOf(file: Buffer): Streams {
  if (file.length < 1024) throw new Unreadable('broken');
  const shift = file.readUInt16LE(30);
  const smallShift = file.readUInt16LE(32);
  if (shift < 7 || shift > 16 || smallShift > shift) throw new Unreadable('broken');
  const size = 2 ** shift;
  const sector = (id: number) => {
    const bytes = file.subarray((id + 1) * size, (id + 2) * size);
    if (bytes.length === 0) throw new Unreadable('broken');
    return bytes;
  };
  const table = Buffer.concat(tablePlaces(file, sector).map(sector));
  const chain = (first: number) => sectorsOf(table, first, file.length / size + 1);
  const read = (first: number) => Buffer.concat(chain(first).map(sector));

  const listed = entriesOf(read(file.readUInt32LE(48)));
  const root = listed.find(({ type }) => type === 5);
  const smallTable = read(file.readUInt32LE(60));
  const small = root ? read(root.first) : Buffer.alloc(0);
  const smallSize = 2 ** smallShift;
  const streams = new Map(listed.filter(({ type }) => type === 2).map((one) => [one.name, one]));
  return {
    names: new Set(streams.keys()),
    read(name) {
      const one = streams.get(name);
      if (!one) return null;
      const whole =
        one.size < file.readUInt32LE(56)
          ? Buffer.concat(
              sectorsOf(smallTable, one.first, small.length / smallSize + 1).map((id) =>
                small.subarray(id * smallSize, (id + 1) * smallSize),
              ),
            )
          : read(one.first);
      return whole.subarray(0, one.size);
    },
  };
}

/** Where the table of sectors lies: the first places in the header, more in sectors of their own. */
function tablePlaces(file: Buffer, sector: (id: number) => Buffer): number[] {
  const most = Math.ceil(file.length / 512);
  const places: number[] = [];
  for (let n = 0; n < HEADER_LISTS; n++) places.push(file.readUInt32LE(76 + n * 4));
  let next = file.readUInt32LE(68);
  for (let n = 0; next < END && n < most; n++) {
    const list = sector(next);
    if (list.length < 8) throw new Unreadable('broken');
    for (let at = 0; at + 8 <= list.length; at += 4) places.push(list.readUInt32LE(at));
    next = list.readUInt32LE(list.length - 4);
  }
  return places.filter((id) => id < END).slice(0, most);
}

function sectorsOf(table: Buffer, first: number, most: number): number[] {
  const ids: number[] = [];
  for (let id = first; id < END; id = table.readUInt32LE(id * 4)) {
    ids.push(id);
    if (ids.length > most || (id + 1) * 4 > table.length) throw new Unreadable('broken');
  }
  return ids;
}

function entriesOf(directory: Buffer) {
  const entries: { name: string; type: number; first: number; size: number }[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = directory.readUInt16LE(at + 64);
    if (length < 2 || length > 64) continue;
    entries.push({
      name: directory.toString('utf16le', at, at + length - 2),
      type: directory.readUInt8(at + 66),
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}
