import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { readFile } from './read-file.ts';
import type { FromWorker, ToWorker } from './read-in-worker.ts';
import { TableRefused } from './table-refused.ts';

/** Reads one table and ends. What is not a refusal is a mistake of ours, and ends the thread with its error. */
const port = parentPort;
if (!port) throw new Error('runs as a worker');
const say = (message: FromWorker) => port.postMessage(message);

/** So many cells are sent at once: a few milliseconds for the thread that takes them. */
const CELLS = 20_000;

const { file, sheet } = workerData as ToWorker;
try {
  const { rows, ...read } = await readFile(Buffer.from(file.buffer), sheet);
  const step = Math.ceil(CELLS / rows[0]!.length);
  for (let from = 0; from < rows.length; from += step) {
    say({ rows: rows.slice(from, from + step) });
    await once(port, 'message');
  }
  say({ read });
} catch (error) {
  if (!(error instanceof TableRefused)) throw error;
  say({ refused: error.reason, params: error.params });
}
