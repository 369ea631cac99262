import { extensionOf } from '../file-names.ts';
import { type ImageType, imageType, pixelsOf } from './images.ts';

export const officeFormats = ['docx', 'doc', 'xlsx', 'xls', 'rtf', 'odt', 'ods'] as const;
export type OfficeFormat = (typeof officeFormats)[number];

/** What a file is to the page. `nothing`: it can only be saved. */
export type ShownAs =
  | { as: 'pdf' | 'text' | 'letter' }
  | { as: 'image'; type: ImageType }
  | { as: 'office'; format: OfficeFormat }
  | { as: 'nothing'; why: 'kind' | 'content' | 'large' };

/** So much of a file tells what it is. */
export const HEAD_BYTES = 128 * 1024;
export const TEXT_BYTES = 1024 * 1024;
const MB = 1024 * 1024;
const most = { pdf: 100 * MB, image: 50 * MB, letter: 30 * MB, office: 50 * MB };
const MOST_PIXELS = 100_000_000;

const texts = ['txt', 'csv', 'log', 'md'];
const images = ['png', 'jpg', 'jpeg', 'gif', 'webp'];

/**
 * Told by the content, the name only choosing among what the content allows: a name is whatever somebody typed. HTML and
 * SVG under any name are at most text; nothing here is ever given to the browser as a document of its own.
 */
export function shownAs(name: string, size: number, head: Buffer): ShownAs {
  const extension = extensionOf(name);
  const image = imageType(head);
  if (image) return picture(image, size, head);
  if (isPdf(head, extension)) return size > most.pdf ? large : { as: 'pdf' };
  if (texts.includes(extension)) return isText(head) ? { as: 'text' } : content;
  if (extension === 'eml') return !isText(head) ? content : size > most.letter ? large : { as: 'letter' };
  if (isOffice(extension)) return office(extension, size, head);
  return extension === 'pdf' || images.includes(extension) ? content : { as: 'nothing', why: 'kind' };
}

/** Whether its name says that a preview has to be made of it; the content is looked at by who makes it. */
export function officeByName(name: string): OfficeFormat | null {
  const extension = extensionOf(name);
  return isOffice(extension) ? extension : null;
}

const large: ShownAs = { as: 'nothing', why: 'large' };
const content: ShownAs = { as: 'nothing', why: 'content' };
const isOffice = (extension: string): extension is OfficeFormat =>
  (officeFormats as readonly string[]).includes(extension);

function picture(type: ImageType, size: number, head: Buffer): ShownAs {
  const pixels = pixelsOf(type, head);
  return size > most.image || (pixels !== null && pixels > MOST_PIXELS) ? large : { as: 'image', type };
}

/** Some programs write a few bytes before the mark; then the name has to agree. */
function isPdf(head: Buffer, extension: string): boolean {
  const at = head.subarray(0, 1024).indexOf('%PDF-');
  return at === 0 || (at > 0 && extension === 'pdf');
}

/** Two bytes a sign are text with a mark before it; otherwise text has no zero bytes. */
function isText(head: Buffer): boolean {
  const mark = head.subarray(0, 2).toString('hex');
  return mark === 'fffe' || mark === 'feff' || !head.includes(0);
}

const zipped = ['docx', 'xlsx', 'odt', 'ods'];

/** What Word and Excel write under each other's names is common: .doc that is RTF, .xls that is .xlsx. */
function office(extension: OfficeFormat, size: number, head: Buffer): ShownAs {
  if (size > most.office) return large;
  const format = officeFormat(extension, head);
  return format ? { as: 'office', format } : content;
}

function officeFormat(extension: OfficeFormat, head: Buffer): OfficeFormat | null {
  if (head.subarray(0, 5).toString('latin1') === '{\\rtf') return extension === 'xls' ? null : 'rtf';
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    if (zipped.includes(extension)) return extension;
    return extension === 'doc' ? 'docx' : extension === 'xls' ? 'xlsx' : null;
  }
  // a zipped one in such a container is locked with a password: who makes the preview tells
  if (isCompound(head)) return ['odt', 'ods', 'rtf'].includes(extension) ? null : extension;
  return null;
}

export const isCompound = (head: Buffer): boolean =>
  head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
