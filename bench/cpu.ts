import { readdirSync, readFileSync } from 'node:fs';

/** Processor time and memory of processes, from /proc; elsewhere nothing is known, and the report says so. */
export const isKnown = process.platform === 'linux';
const TICK_MS = 10; // USER_HZ is 100 wherever Linux runs Node

/** Milliseconds of processor time of one process with all its threads. */
export function cpuOf(pid: number): number {
  const fields = statOf(pid);
  return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : 0;
}

/** Processor time of the server's processes by the role they serve, e.g. `vizir_app`; `ended` is of those that are no more. */
export function cpuOfBackends(postmaster: number): Map<string, number> {
  const found = new Map<string, number>();
  if (!isKnown) return found;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(Number(name));
    if (Number(fields?.[1]) !== postmaster) continue;
    const role = roleOf(Number(name));
    found.set(role, (found.get(role) ?? 0) + cpuOf(Number(name)));
  }
  const own = statOf(postmaster);
  found.set('ended', own ? (Number(own[13]) + Number(own[14])) * TICK_MS : 0);
  return found;
}

export function memoryOf(pid: number): { now: number; peak: number } {
  const text = textOf(`/proc/${pid}/status`);
  const megabytes = (word: string) => Number(new RegExp(`${word}:\\s+(\\d+) kB`).exec(text)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** `postgres: vizir_app vizir 127.0.0.1(4711) idle` → `vizir_app`; the server's own helpers keep their first word. */
function roleOf(pid: number): string {
  return (
    textOf(`/proc/${pid}/cmdline`)
      .replace(/\0.*$/s, '')
      .replace(/^postgres: /, '')
      .split(' ')[0] ?? ''
  );
}

/** The fields after the name, which may hold anything: [0] state, [1] parent, [11] user, [12] system, [13], [14] of ended children. */
function statOf(pid: number): string[] | undefined {
  return isKnown ? textOf(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') : undefined;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
