import { getDocumentProxy } from 'unpdf';
import type { Extracted, Piece } from './extract.ts';
import { limits } from './limits.ts';
import { Unreadable } from './unreadable.ts';

/** Page by page, so that what was read before the time or the pages ran out stays. A scan has pages and no text. */
export async function readPdf(file: Buffer, mayGoOn: () => boolean): Promise<Extracted> {
  const pdf = await getDocumentProxy(new Uint8Array(file), {
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  }).catch((error: unknown) => {
    throw new Unreadable(
      error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken',
    );
  });
  const pieces: Piece[] = [];
  let size = 0;
  let page = 1;
  for (; page <= Math.min(pdf.numPages, limits.pages) && size < limits.text && mayGoOn(); page++) {
    const text = await textOf(pdf, page);
    if (text !== '') pieces.push({ page, text });
    size += text.length;
  }
  return { pieces, cut: page <= pdf.numPages };
}

/** A page that cannot be read is a page without text: the others still have theirs. */
async function textOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    return text.replace(/(\p{L})[-\u00ad]\n(\p{Ll})/gu, '$1$2').trim();
  } catch {
    return '';
  }
}
