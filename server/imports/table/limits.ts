/** What a table may be at most. A sheet that a person made is far below; what is above is a mistake or an attack. */
export const limits = {
  rows: 50_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 20_000,
  /** Characters of all cells together: one text of a workbook may stand in a million cells. */
  text: 50_000_000,
  /** Bytes of a workbook when unpacked. */
  unpacked: 300 * 2 ** 20,
  /** Files inside a workbook. */
  entries: 2_000,
  /** Texts that cells of a workbook share. */
  strings: 3_000_000,
  /** Bytes of XML without a single tag: the longest cell of Excel takes a fifth. */
  untagged: 2 ** 20,
  /** Bytes of a document that is read in one go: bloated styles come to 20 MB. */
  small: 32 * 2 ** 20,
  /** More than Excel itself has. */
  styles: 100_000,
  /** Rows and cells that hold nothing, in all sheets: what the formatting of whole columns leaves. */
  blank: 10_000_000,
} as const;
