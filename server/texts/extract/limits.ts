/** What reading one file may take. What a person writes is far below; beyond it the file simply has no text, or only its beginning. */
export const limits = {
  /** Bytes of a file that is looked into at all. */
  file: 64 * 2 ** 20,
  /** Resident memory of the process that reads. */
  memory: 400 * 2 ** 20,
  /** After so long the text read so far is all there is, … */
  softMs: 12_000,
  /** … and after so long the process is ended. */
  hardMs: 20_000,
  /** Characters of text that are kept. */
  text: 1_000_000,
  pages: 3_000,
} as const;
