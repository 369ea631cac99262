import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { FastifyReply } from 'fastify';
import { atOnce } from '#server/at-once.ts';
import { asAttachment } from '#server/documents/public.ts';
import type { Cell, FromWorker, SheetColumn, ToWorker } from './sheet.ts';

type Sheet = {
  /** Of the file, without its ending; of the sheet, at most 31 characters. */
  name: string;
  columns: readonly SheetColumn[];
  rows: AsyncIterable<Cell[][]>;
};

/** Sends rows as .xlsx while they are read: rows go to a worker in pieces, and its bytes to the reader. */
export async function sendXlsx(reply: FastifyReply, { name, columns, rows }: Sheet): Promise<void> {
  const file = new PassThrough();
  // not awaited: it ends when the last byte is out
  void reply
    .headers({
      'content-type': 'application/octet-stream',
      'content-disposition': asAttachment(`${name}.xlsx`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(file);
  await turn(() => write(file, { name, columns, rows })).catch((error: Error) => {
    file.destroy(error);
  });
}

async function write(file: PassThrough, { name, columns, rows }: Sheet): Promise<void> {
  if (file.destroyed) return;
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), {
    // what was loaded into this process beside the product has nothing to do there
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 640 },
  });
  const say = (message: ToWorker) => worker.postMessage(message);
  const failed = once(worker, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  // the reader went away: nobody waits for the rest
  file.once('close', () => void worker.terminate());
  try {
    say({ columns, name: name.slice(0, 31) });
    for await (const some of rows) {
      const taken = once(worker, 'message');
      say({ rows: some });
      await Promise.race([taken, failed]);
      if (file.destroyed) return;
    }
    const ended = new Promise<void>((done) => {
      worker.on('message', (message: FromWorker) => {
        if ('bytes' in message) file.write(message.bytes);
        if ('end' in message) done();
      });
    });
    say({ end: true });
    await Promise.race([ended, failed, once(file, 'close')]);
    file.end();
  } finally {
    await worker.terminate();
  }
}

/** A long sheet takes a processor and a lot of memory for seconds. */
const turn = atOnce(2);
