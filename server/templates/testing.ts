import PizZip from 'pizzip';
import { writeDocx } from './defaults/write-docx.ts';

/** A template of these lines. */
export const docxOf = (...lines: string[]): Buffer =>
  writeDocx(
    'Проба',
    lines.map((text) => ({ text })),
  );

/** What a reader would read: paragraphs of the body, one a line. */
export function textIn(docx: Buffer): string {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The same package with some parts changed or added. */
export function withParts(docx: Buffer, parts: Record<string, string>): Buffer {
  const zip = new PizZip(docx);
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
export const partOf = (docx: Buffer, name: string): string => new PizZip(docx).file(name)?.asText() ?? '';
