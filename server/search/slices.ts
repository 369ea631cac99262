import { setImmediate as turn } from 'node:timers/promises';
import type { Row } from './hits.ts';

/** Takes the rows one by one, then makes of them what is asked for; long work stops now and then for others to have a turn. */
export type Builder<T> = { add: (row: Row) => void; done: () => Generator<void, T> };

/** So many rows are worked through between two turns: a few milliseconds. */
export const slice = 10_000;

/** All at once: for few rows. */
export function builtAtOnce<T>(builder: Builder<T>, rows: Iterable<Row>): T {
  for (const row of rows) builder.add(row);
  const work = builder.done();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Page by page, without holding up whoever else waits for this process. */
export async function builtByAndBy<T>(builder: Builder<T>, pages: Iterable<Iterable<Row>>): Promise<T> {
  for (const page of pages) {
    for (const row of page) builder.add(row);
    await turn();
  }
  const work = builder.done();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await turn();
  }
}
