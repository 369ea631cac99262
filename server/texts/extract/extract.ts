import { kindOf } from './kind.ts';

/** A stretch of text, with the page it stands on where the file says so (from 1). */
export type Piece = { page: number | null; text: string };
/** `cut`: the file goes on beyond what was read. */
export type Extracted = { pieces: Piece[]; cut: boolean };

/**
 * Reads in the thread it is called in, and believes nothing of the file; `readInChild` is for everybody else. What reads a kind is loaded
 * when a file of the kind comes. Throws `Unreadable`, and whatever the readers trip over.
 */
export async function extract(file: Buffer, mayGoOn: () => boolean = () => true): Promise<Extracted> {
  switch (kindOf(file)) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(file, mayGoOn);
    case 'ole':
      return whole(await (await import('./ole.ts')).readOle(file));
    case 'zip':
      return (await import('./zipped.ts')).readZipped(file, mayGoOn);
    case 'rtf':
      return whole(onePiece((await import('./rtf.ts')).readRtf(file)));
    case 'eml':
      return whole(onePiece(await (await import('./eml.ts')).readEml(file)));
    case 'plain':
      return whole(onePiece((await import('./plain.ts')).readPlain(file)));
  }
}

const onePiece = (text: string): Piece[] => [{ page: null, text }];
const whole = (pieces: Piece[]): Extracted => ({ pieces, cut: false });
