import { appendFileSync } from 'node:fs';

/** For the record of a full run: a line in the file that VIZIR_PROOF_LOG names. Measures are noted, never judged. */
export function note(line: string): void {
  const { VIZIR_PROOF_LOG: file } = process.env;
  if (file) appendFileSync(file, `${line}\n`);
}

/** «p95 1200, most 1500 ms». */
export function spread(milliseconds: readonly number[]): string {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return `p95 ${sorted[Math.floor(sorted.length * 0.95)] ?? 0}, most ${sorted.at(-1) ?? 0} ms`;
}
