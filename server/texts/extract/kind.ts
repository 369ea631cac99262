import { Unreadable } from './unreadable.ts';

export type Kind = 'pdf' | 'ole' | 'zip' | 'rtf' | 'eml' | 'plain';

/** What the bytes are, whatever the name of the file says. */
export function kindOf(file: Buffer): Kind {
  if (file.length === 0) throw new Unreadable('empty');
  const start = file.toString('latin1', 0, 1024);
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  if (start.startsWith('PK\x03\x04')) return 'zip';
  if (start.startsWith('{\\rtf')) return 'rtf';
  if (!isUtf16(file) && file.includes(0)) throw new Unreadable('unknown');
  return isLetter(file.toString('latin1', 0, 8192)) ? 'eml' : 'plain';
}

/** Little- or big-endian, with its mark. */
export const isUtf16 = (file: Buffer): boolean =>
  (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff);

/** A letter begins with its headers: two that every letter has, before the first empty line. */
function isLetter(start: string): boolean {
  const head = start.split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (!/^[!-9;-~]+:[ \t]?/.test(head)) return false;
  const known = head.match(/^(from|to|subject|date|message-id|mime-version|received|return-path):/gim) ?? [];
  return new Set(known.map((one) => one.toLowerCase())).size >= 2;
}
