import { Worker } from 'node:worker_threads';
import type { Table } from './read-table.ts';
import { type TableReason, TableRefused } from './table-refused.ts';

export type ToWorker = { file: Uint8Array; sheet: string | undefined };
/** Rows come in pieces, each asked for by the one before it: between them this thread answers others. */
export type FromWorker =
  | { rows: string[][] }
  | { read: Omit<Table, 'rows'> }
  | { refused: TableReason; params: Record<string, string | number> };

const BOUNDS = { milliseconds: 30_000, megabytes: 512 };

/** Reads in a thread of its own, which is ended when it takes too long or too much memory. */
export async function readInWorker(
  file: Buffer,
  { sheet }: { sheet?: string },
  bounds = BOUNDS,
): Promise<Table> {
  const copy = new Uint8Array(file);
  const worker = new Worker(new URL('./table.worker.ts', import.meta.url), {
    // what was loaded into this process beside the product has nothing to do there
    execArgv: [],
    workerData: { file: copy, sheet } satisfies ToWorker,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new TableRefused('table_heavy')), bounds.milliseconds);
  });
  try {
    return await Promise.race([answerOf(worker), late]);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const answerOf = (worker: Worker) =>
  new Promise<Table>((done, fail) => {
    const rows: string[][] = [];
    worker.on('message', (message: FromWorker) => {
      if ('rows' in message) {
        for (const row of message.rows) rows.push(row);
        worker.postMessage('next');
      } else if ('read' in message) done({ ...message.read, rows });
      else fail(new TableRefused(message.refused, message.params));
    });
    worker.on('error', (error: Error & { code?: string }) => {
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TableRefused('table_heavy') : error);
    });
    worker.on('exit', () => fail(new Error('the thread that reads a table ended without an answer')));
  });
