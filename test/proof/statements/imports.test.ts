import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { tables } from '#test/table.ts';
import { type Counted, openCounter } from './counter.ts';

/** performance.md: beside BEGIN and COMMIT; the session and the rights included. What rows come to is a job's: here are the words to it. */
const most = 5;
/**
 * Over it, and why: an import is held before its counts are read, or they would be those from before who held it last; what it
 * has become is read again to be shown. A mended row is judged at once, by what a whole piece of the table is judged by.
 */
const over: Record<string, number> = {
  'its settings': 6,
  'a check asked for': 7,
  'a run asked for': 7,
  'an undoing asked for': 7,
  'a run stopped': 8,
  'a row mended': 10,
  'a row left out': 7,
};

let stage: Stage;
let table: ReturnType<typeof tables>;
let count: (work: () => Promise<unknown>) => Promise<Counted>;
beforeAll(async () => {
  stage = await openStage();
  table = tables(stage);
  count = await openCounter(stage.database);
});
afterAll(() => stage.close());

let n = 0;
const rows = () => [
  ['Компания', 'Адрес'],
  ...Array.from({ length: 20 }, () => [`АО «Строка ${n++}»`, 'Тверь']),
  ['', 'Пермь'],
];
const draft = async (): Promise<number> => (await table.read('manager', 'clients', rows())).body.id;
const checked = async (): Promise<number> => {
  const id = await draft();
  await table.act('manager', id, 'check');
  return id;
};
const done = async (): Promise<number> => {
  const id = await checked();
  await table.act('manager', id, 'run');
  return id;
};
const manager = () => stage.as('manager');

/** What is there before, and the request that is counted. */
const writes: Record<string, [before: () => Promise<number>, act: (id: number) => Promise<Answer>]> = {
  'a table read in': [async () => 0, () => table.read('manager', 'clients', rows())],
  'its settings': [
    draft,
    (id) =>
      manager().put(`/imports/${id}/settings`, {
        headerRow: 0,
        mapping: { name: 0, address: 1 },
        matchBy: ['inn', 'name'],
        onMatch: 'fill',
      }),
  ],
  'a check asked for': [draft, (id) => manager().put(`/imports/${id}/check`, {})],
  'a run asked for': [checked, (id) => manager().put(`/imports/${id}/run`, {})],
  'a run stopped': [
    async () => {
      const id = await checked();
      await manager().put(`/imports/${id}/run`, {});
      return id;
    },
    (id) => manager().delete(`/imports/${id}/run`),
  ],
  'an undoing asked for': [done, (id) => manager().put(`/imports/${id}/undoing`, {})],
  'a row mended': [
    checked,
    (id) => manager().put(`/imports/${id}/rows/22`, { cells: [`АО «Исправлена ${n++}»`, 'Пермь'] }),
  ],
  'a row left out': [checked, (id) => manager().put(`/imports/${id}/rows/22`, { cells: [], leaveOut: true })],
  'rows exported': [checked, (id) => manager().post(`/imports/${id}/row-exports`, { state: 'error' })],
  'a table thrown away': [draft, (id) => manager().delete(`/imports/${id}`)],
};

describe('an act upon an import takes five statements, or as many as it says', () => {
  it.each(Object.entries(writes))('%s', async (what, [before, act]) => {
    // names and definitions are read once per process
    await act(await before());
    const id = await before();
    let answer: Answer | undefined;
    const counted = await count(async () => {
      answer = await act(id);
    });
    expect(answer?.status, JSON.stringify(answer?.body)).toBeLessThan(300);
    expect(counted.count, said(counted)).toBeLessThanOrEqual(over[what] ?? most);
  });
});

const said = ({ statements }: Counted) =>
  statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 160)).join('\n');
