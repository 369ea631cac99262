import { inflateRawSync } from 'node:zlib';

/** A cell as it stands in the file: its type there, and its value as text. */
export type FileCell = { type: 'text' | 'number' | 'empty'; value: string; dated: boolean };
export type Workbook = { rows: FileCell[][]; hasFormulas: boolean };

/** Reads the first sheet of an .xlsx without a library: what a program finds in it, not what ours meant. */
export function readXlsx(bytes: Buffer): Workbook {
  const files = unzip(bytes);
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const sheet = text('xl/worksheets/sheet1.xml');
  const strings = all(text('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([, inner = '']) =>
    all(inner, /<t[^>]*>(.*?)<\/t>/gs)
      .map(([, one = '']) => plain(one))
      .join(''),
  );
  const dated = datedStyles(text('xl/styles.xml'));
  const rows = all(sheet, /<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs).map(([, inner = '']) => {
    const cells: FileCell[] = [];
    for (const [, letters = '', attributes = '', content = ''] of all(
      inner,
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
    )) {
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      const isText = / t="s"/.test(attributes);
      const style = Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0);
      const at = columnOf(letters);
      cells[at] =
        value === undefined
          ? empty
          : isText
            ? { type: 'text', value: strings[Number(value)] ?? '', dated: false }
            : { type: 'number', value, dated: dated.has(style) };
    }
    return Array.from(cells, (cell) => cell ?? empty);
  });
  return { rows, hasFormulas: /<f[ >]/.test(sheet) };
}

const empty: FileCell = { type: 'empty', value: '', dated: false };
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Numbers of the styles whose format has days in it. */
function datedStyles(styles: string): Set<number> {
  const formats = new Map(
    all(styles, /<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g).map(([, id, code]) => [
      id,
      code ?? '',
    ]),
  );
  const used = all(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '', /<xf ([^>]*)>/g);
  const formatOf = (attributes = '') => formats.get(/numFmtId="(\d+)"/.exec(attributes)?.[1]) ?? '';
  return new Set(used.flatMap(([, attributes], n) => (/[dy]/i.test(formatOf(attributes)) ? [n] : [])));
}

/** The files of an archive, by its central directory. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      method === 0 ? packed : inflateRawSync(packed),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
