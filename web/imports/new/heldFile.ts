/** The file a table was read from, while this page lives: another of its sheets needs it once more. */
let held: { importId: number; file: File } | null = null;

export function holdFile(importId: number, file: File): void {
  held = { importId, file };
}

export function heldFile(importId: number): File | null {
  return held?.importId === importId ? held.file : null;
}
