import { Writable } from 'node:stream';
import { parentPort } from 'node:worker_threads';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Cell, FromWorker, SheetColumn, ToWorker } from './sheet.ts';

/**
 * Makes a workbook away from the thread that answers requests: the library writes the whole sheet in one go, seconds for a long one.
 */
const port = parentPort;
if (!port) throw new Error('runs as a worker');
const say = (message: FromWorker) => port.postMessage(message);

let columns: readonly SheetColumn[] = [];
let sheet = '';
const data: SheetData = [];

port.on('message', (message: ToWorker) => {
  if ('columns' in message) {
    columns = message.columns;
    sheet = message.name;
    data.push(columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const })));
  } else if ('rows' in message) {
    for (const row of message.rows) data.push(row.map(typed));
    say({ taken: true });
  } else void write();
});

async function write(): Promise<void> {
  const out = new Writable({
    write(bytes: Uint8Array, _, done) {
      say({ bytes: Uint8Array.from(bytes) });
      done();
    },
  });
  const file = writeXlsxFile(data, {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    dateFormat: 'dd.mm.yyyy',
  });
  await file.toStream(out);
  say({ end: true });
}

/** The library takes a text for a text and a number for a number; a formula it would only make when told to. */
const typed = (cell: Cell) =>
  typeof cell === 'object' && cell !== null ? new Date(`${cell.day}T00:00:00Z`) : cell;
