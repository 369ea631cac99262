import WordExtractor from 'word-extractor';
import type { Piece } from './extract.ts';
import { streamsOf } from './ole-streams.ts';
import { Unreadable } from './unreadable.ts';
import { readXls } from './xls.ts';

/** Bit «encrypted» in the flags at the start of a .doc. Source: [MS-DOC], FibBase. */
const FLAGS = 10;
const ENCRYPTED = 0x0100;

/** Old Office: a .doc or an .xls; newer ones under a password lie in such a file, too. */
export async function readOle(file: Buffer): Promise<Piece[]> {
  const streams = streamsOf(file);
  if (streams.names.has('EncryptedPackage')) throw new Unreadable('password');
  const book = streams.read('Workbook') ?? streams.read('Book');
  if (book) return [{ page: null, text: readXls(book) }];
  const word = streams.read('WordDocument');
  if (!word) throw new Unreadable('unknown');
  if (word.length < 32) throw new Unreadable('broken');
  if (word.readUInt16LE(FLAGS) & ENCRYPTED) throw new Unreadable('password');
  return [{ page: null, text: await readDoc(file) }];
}

async function readDoc(file: Buffer): Promise<string> {
  const document = await new WordExtractor().extract(file);
  const parts = [
    document.getBody(),
    document.getTextboxes(),
    document.getFootnotes(),
    document.getEndnotes(),
    document.getHeaders(),
    document.getAnnotations(),
  ];
  return parts.filter(Boolean).join('\n');
}
