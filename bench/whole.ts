import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './cluster.ts';
import { memoryOf } from './cpu.ts';
import { round } from './measure.ts';
import type { Operation } from './operations.ts';
import type { People } from './people.ts';
import { press, type Shot } from './press.ts';
import { startWhole } from './processes.ts';

export interface Whole {
  /** Milliseconds from the start of the process to the first ready answer, database included; each try. */
  readonly starts: readonly number[];
  readonly idleMb: number;
  readonly peakMb: number;
}

/** The product as it is installed, one process with its own database: how it starts with existing data, what it weighs. */
export async function measureWhole(
  dataDir: string,
  operations: readonly Operation[],
  people: People,
  seconds: number,
): Promise<Whole> {
  const starts: number[] = [];
  for (let n = 0; n < 2; n++) {
    const program = await startWhole(dataDir);
    starts.push(Math.round(program.readyMs));
    await program.stop();
  }
  const program = await startWhole(dataDir);
  starts.push(Math.round(program.readyMs));
  try {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const idle = memoryOf(program.pid).now;
    const mix = await Promise.all(
      operations
        .filter(({ as }) => as.includes('manager'))
        .map(({ shots }) => shots(people.manager, 'manager')),
    );
    let turn = 0;
    const next = (): Shot | null => mix[turn++ % mix.length]?.() ?? null;
    await press(program.port, next, { connections: 16, seconds });
    return { starts, idleMb: round(idle), peakMb: round(memoryOf(program.pid).peak) };
  } finally {
    await program.stop();
  }
}

/** Kilobytes of the scripts that the page loads before anything else, gzipped; null where it is not built. */
export function pageWeight(): number | null {
  const dist = join(root, 'web', 'dist');
  if (!existsSync(join(dist, 'index.html'))) return null;
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map(([, file]) => file ?? '');
  return round(files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 1024);
}
