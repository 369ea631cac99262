import { readXml } from '#server/imports/table/xlsx/read-xml.ts';
import { listEntries, unpack } from '#server/imports/table/xlsx/zip.ts';
import type { Extracted, Piece } from './extract.ts';
import { limits } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** The body first, then what stands beside it; a document of OpenOffice has one text. */
const wordParts = /^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\d*\.xml$/;

/**
 * The text of a .docx (or .odt) as it is unpacked, piece by piece: a bomb is met before it is whole. Pages are known where Word noted
 * them when it last saved.
 */
export async function readDocx(file: Buffer, mayGoOn: () => boolean): Promise<Extracted> {
  const entries = listEntries(file);
  const names = [...entries.keys()].filter((name) => wordParts.test(name) || name === 'content.xml');
  names.sort((a, b) => Number(isMain(b)) - Number(isMain(a)));
  if (!names.some(isMain)) throw new Unreadable('unknown');
  const pieces: Piece[] = [];
  let size = 0;
  let cut = false;
  for (const name of names) {
    const entry = entries.get(name);
    if (!entry) continue;
    const reading = makeReading(name === 'content.xml' ? ['p', 'h'] : ['t']);
    const enough = () => {
      cut ||= size + reading.size() > limits.text || !mayGoOn();
      return cut;
    };
    await readXml(unpack(file, entry), { ...reading.takes, enough });
    const read = reading.pieces();
    pieces.push(...(isMain(name) ? read : read.map(({ text }) => ({ page: null, text }))));
    size += reading.size();
    if (cut) break;
  }
  return { pieces, cut };
}

const isMain = (name: string) => name === 'word/document.xml' || name === 'content.xml';

/** Tags come without their prefix. Of Word only what stands in these tags is text; drawings hold numbers, and say their text twice. */
function makeReading(holders: readonly string[]) {
  const pages: string[][] = [[]];
  let within = 0;
  let repeated = 0;
  let size = 0;
  const say = (text: string) => {
    if (repeated > 0) return;
    pages.at(-1)?.push(text);
    size += text.length;
  };
  return {
    takes: {
      open(tag: string) {
        if (holders.includes(tag)) within++;
        if (tag === 'Fallback') repeated++;
        else if (tag === 'tab' || tag === 's') say(' ');
        else if (tag === 'br' || tag === 'cr' || tag === 'line-break') say('\n');
        else if (tag === 'noBreakHyphen') say('-');
        else if (tag === 'lastRenderedPageBreak' && pages.length < limits.pages) pages.push([]);
      },
      close(tag: string) {
        if (holders.includes(tag)) within--;
        if (tag === 'Fallback') repeated--;
        else if (tag === 'p' || tag === 'h') say('\n');
        else if (tag === 'tc') say('\t');
      },
      text(text: string) {
        if (within > 0) say(text);
      },
    },
    size: () => size,
    pieces: (): Piece[] =>
      pages.map((texts, at) => ({ page: pages.length > 1 ? at + 1 : null, text: texts.join('') })),
  };
}
