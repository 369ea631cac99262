/** A value of a cell, by its own type: what is text stays text whatever it begins with, and never becomes a formula. */
export type Cell = string | number | { day: string } | null;
/** `width` in characters. */
export type SheetColumn = { title: string; width: number };

/** What the worker is told: the columns first, then rows, then that there are no more. */
export type ToWorker = { columns: readonly SheetColumn[]; name: string } | { rows: Cell[][] } | { end: true };
/** What it answers: that it took the rows, then the bytes of the file in pieces, then that this was all. */
export type FromWorker = { taken: true } | { bytes: Uint8Array } | { end: true };
