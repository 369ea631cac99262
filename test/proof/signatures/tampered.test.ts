import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { sealJournal } from '#server/journal/seal.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { bar, isFull, seed } from '../bar.ts';
import { changes, type StoredFile, storedFiles, whileChanged } from './tampered/bytes.ts';
import { cutTail, deletion, edit, forgery, type Hand, insertion, swap } from './tampered/hand.ts';
import { makeHistory } from './tampered/history.ts';
import { putBack, takenAtAnotherTime, takenAway } from './tampered/removal.ts';
import { columnsOf, unlock } from './tampered/rows.ts';
import { type Table, tables } from './tampered/tables.ts';
import { found, missed, type Verify, verifyOf } from './tampered/undone.ts';

const KEY = 'k'.repeat(43);
/** S16; each kind of deed on each table once at least. */
const tamperings = bar(42, 1000);
const number = seed(20261124);

let stage: Stage;
let verify: Verify;
let files: StoredFile[];
const types = new Map<Table, Map<string, string>>();
const random: Seeded = seeded(number);

beforeAll(async () => {
  stage = await openStage();
  const { dataDir } = stage.deps.config;
  verify = verifyOf(KEY, dataDir);
  await makeHistory(stage, () => sealJournal(stage.ownerDb, KEY, dataDir));
  await unlock(stage.ownerDb, tables);
  for (const table of tables) types.set(table, await columnsOf(stage.ownerDb, table));
  files = await storedFiles(stage.ownerDb, dataDir);
}, 120_000);
afterAll(() => stage.close());

const typesOf = (table: Table) => types.get(table) ?? new Map();
const columns = () =>
  tables.flatMap((table) => [...typesOf(table).keys()].map((column) => ({ table, column })));
const isFreeEverywhere = ({ table, column }: { table: Table; column: string }) => {
  const free = table.free[column];
  return free !== undefined && free.where === undefined;
};
const look = (hand: Hand) => found(stage.ownerDb, verify, hand, random);

/** The company has to be whole before a deed and after it, or what is found is not of the deed. */
async function whole(): Promise<void> {
  const { rows, sealed, findings } = await verify(stage.ownerDb);
  expect(findings).toEqual([]);
  expect(sealed).toBe(rows);
  expect(rows).toBeGreaterThan(150);
}

const timeout = isFull ? 7_200_000 : 300_000;

describe('what its owner does in the database is found, with its place', { timeout }, () => {
  it('nothing, where nothing was done', whole);

  it('each column of each table, one value of it changed', async () => {
    const unseen: string[] = [];
    for (const { table, column } of columns().filter((one) => !isFreeEverywhere(one))) {
      const miss = missed(await look(edit(table, typesOf(table), column)));
      if (miss) unseen.push(miss);
    }
    expect(unseen).toEqual([]);
  });

  it('but for the columns that are named as free, and those are so indeed', async () => {
    const seen: string[] = [];
    for (const { table, column } of columns().filter(isFreeEverywhere)) {
      const { deed, findings } = await look(edit(table, typesOf(table), column));
      if (findings.length > 0) seen.push(deed.words);
    }
    expect(seen).toEqual([]);
    const named = tables.flatMap((table) => Object.keys(table.free).map((column) => ({ table, column })));
    expect(named.filter(({ table, column }) => !typesOf(table).has(column))).toEqual([]);
  });

  it('what an import took back, put back; and what stands, taken away', async () => {
    const unseen: string[] = [];
    for (const table of tables.filter(({ name }) => name === 'orders' || name === 'contracts'))
      for (const hand of [putBack(table), takenAway(table), takenAtAnotherTime(table)]) {
        const miss = missed(await look(hand));
        if (miss) unseen.push(miss);
      }
    expect(unseen).toEqual([]);
  });

  it('the bytes of every stored file', async () => {
    const unseen: string[] = [];
    for (const file of files)
      for (const [what, change] of Object.entries(changes)) {
        const { findings } = await whileChanged(file, change, () => verify(stage.ownerDb));
        const named = findings.flatMap((one) => (one.what === 'file_differs' ? [one.documentId] : []));
        if (String(named) !== String(file.documents)) unseen.push(`documents ${file.documents}: ${what}`);
      }
    expect(unseen).toEqual([]);
  });

  it(`${tamperings} edits, deletes, swaps, inserts and cut tails, by chance`, async () => {
    const hands = tables.flatMap((table): Hand[] => {
      const known = typesOf(table);
      return [edit(table, known), deletion(table), swap(table, known), insertion(table, known)];
    });
    const deck = shuffled([...hands, cutTail, forgery]);
    const unseen: string[] = [];
    for (let n = 0; n < tamperings; n++) {
      const miss = missed(await look(deck[n % deck.length] ?? cutTail));
      if (miss) unseen.push(miss);
    }
    console.info(`tampering: ${tamperings} deeds, ${unseen.length} not found (seed ${number})`);
    expect(unseen).toEqual([]);
  });

  it('and all is whole after it', whole);
});

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.map(() => left.splice(random.int(0, left.length - 1), 1)[0] as T);
}
