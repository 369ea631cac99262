import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import nodePath from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { makeTestDatabase, type TestDatabase } from '#test/database.ts';
import { ok, orderPath } from '#test/order-path.ts';
import { makeWorld } from '#test/world.ts';
import { checkpointFile, sealJournal } from './seal.job.ts';
import { type Finding, verifyJournal } from './verify.ts';

const KEY = 'k'.repeat(43);

describe('the journal of real acts', () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    stage = await openStage();
    folder = await mkdtemp(nodePath.join(tmpdir(), 'vizir-journal-'));
  });
  afterAll(() => stage.close());
  const verify = () => verifyJournal(stage.ownerDb, KEY, folder);
  const asOwner = async (statement: string) => {
    await sql.raw(statement).execute(stage.ownerDb);
  };

  it('sealed in rounds, is whole', async () => {
    const { id } = await orderPath(stage).at('examination');
    expect(await sealJournal(stage.ownerDb, KEY, folder)).toBeGreaterThan(20);
    await ok(stage.as('manager').post(`/orders/${id}/comments`, { body: 'ещё' }));
    expect(await sealJournal(stage.ownerDb, KEY, folder)).toBe(1);
    expect(await sealJournal(stage.ownerDb, KEY, folder)).toBe(0);
    const { rows, sealed, findings } = await verify();
    expect(findings).toEqual([]);
    expect(sealed).toBe(rows);
  });
  it('sealed by several at once, is whole', async () => {
    await orderPath(stage).at('payment');
    const counts = await Promise.all([1, 2, 3].map(() => sealJournal(stage.ownerDb, KEY, folder)));
    expect(counts.filter((one) => one > 0)).toHaveLength(1);
    expect((await verify()).findings).toEqual([]);
  });
  it('a row not sealed yet is no alarm, also where its number is lower than one sealed before it', async () => {
    const insert = (id: number) =>
      sql`insert into journal (id, kind, at) overriding system value values (${id}, 'late', now())`.execute(
        stage.ownerDb,
      );
    await insert(5002);
    await sealJournal(stage.ownerDb, KEY, folder);
    await insert(5001);
    expect((await verify()).findings).toEqual([]);
    await sealJournal(stage.ownerDb, KEY, folder);
    expect((await verify()).findings).toEqual([]);
  });
  it('another key finds every row changed', async () => {
    const { findings, rows } = await verifyJournal(stage.ownerDb, 'another', folder);
    expect(findings.filter(({ what }) => what === 'row_changed')).toHaveLength(rows);
  });
  it('a signature changed, or gone, is found by its order', async () => {
    const path = orderPath(stage);
    const [first, second] = [await path.at('payment'), await path.at('payment')];
    await sealJournal(stage.ownerDb, KEY, folder);
    await asOwner(`update resolutions set content = '{}' where order_id = ${first.id}`);
    await asOwner(`delete from resolutions where order_id = ${second.id}`);
    expect((await verify()).findings).toMatchObject([
      { what: 'signature_differs', orderId: first.id },
      { what: 'signature_missing', orderId: second.id },
    ]);
  });
  it('a signature that stands there twice is found', async () => {
    const path = orderPath(stage);
    const { id } = await path.at('payment');
    await ok(path.withdraw('headOfSales', id, 'terms'));
    await sealJournal(stage.ownerDb, KEY, folder);
    expect((await verify()).findings.filter((one) => 'orderId' in one && one.orderId === id)).toEqual([]);
    const columns =
      'order_id, step_seq, step_key, stamp, reason, content, digest, version, withdrawn_stamp, withdrawn_because';
    await asOwner(
      `insert into resolutions (${columns}) select ${columns} from resolutions where order_id = ${id}`,
    );
    expect((await verify()).findings).toContainEqual({ what: 'signature_differs', orderId: id });
  });
  it.each([
    ['a signature without its content', `data = data - 'content' where kind = 'resolutionGiven'`],
    ['a file without its number', `data = jsonb_set(data, '{file,id}', '"?"') where kind = 'fileAdded'`],
  ])('rows that tell no sense any more are found, not stumbled over: %s', async (_, change) => {
    const { id } = await orderPath(stage).at('payment');
    await ok(
      stage.as('manager').upload(`/orders/${id}/documents?name=a.txt&kind=other`, Buffer.from('письмо')),
    );
    await sealJournal(stage.ownerDb, KEY, folder);
    const undone = new Error('undone');
    const changed = stage.ownerDb.transaction().execute(async (trx) => {
      await sql.raw('alter table journal disable trigger user').execute(trx);
      await sql.raw(`update journal set ${change}`).execute(trx);
      const { findings } = await verifyJournal(trx, KEY, folder);
      expect(findings.map(({ what }) => what)).toContain('row_changed');
      throw undone;
    });
    await expect(changed).rejects.toBe(undone);
  });
  it('a signature forged with a digest that fits is found too, and shows void on its order', async () => {
    const path = orderPath(stage);
    const { id } = await path.at('payment');
    await sealJournal(stage.ownerDb, KEY, folder);
    const forged = "replace(content, '90000.00', '1.00')";
    await asOwner(
      `update resolutions set content = ${forged}, digest = sha256(convert_to(${forged}, 'UTF8')) where order_id = ${id}`,
    );
    expect((await verify()).findings).toContainEqual(
      expect.objectContaining({ what: 'signature_differs', orderId: id }),
    );
    expect((await path.card(id)).steps[0].resolution.void).toBe(true);
  });
});

describe('what a hand behind its back does is found, with its place', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await makeTestDatabase();
    folder = await mkdtemp(nodePath.join(tmpdir(), 'vizir-journal-'));
    const world = await makeWorld(database.ownerDb);
    for (let n = 1; n <= 20; n++)
      await database.ownerDb
        .insertInto('journal')
        .values({
          kind: `fact${n}`,
          actor_id: world.ids.manager,
          at: `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`,
          data: JSON.stringify({ n }),
        })
        .execute();
    await sealJournal(database.ownerDb, KEY, folder);
    for (const statement of [
      'alter table journal disable trigger user',
      'alter table journal_chain disable trigger user',
      'alter table journal alter id drop identity',
    ])
      await sql.raw(statement).execute(database.ownerDb);
  });
  afterAll(() => database.drop());

  /** What verification finds after these statements of the owner, which are then undone. */
  const after = async (...statements: string[]): Promise<Finding[]> => {
    const undone = new Error('undone');
    let found: Finding[] = [];
    await database.ownerDb
      .transaction()
      .execute(async (trx) => {
        for (const one of statements) await sql.raw(one).execute(trx);
        found = (await verifyJournal(trx, KEY, folder)).findings;
        throw undone;
      })
      .catch((error) => {
        if (error !== undone) throw error;
      });
    return found;
  };

  it('nothing, where nothing was done', async () => {
    expect(await after()).toEqual([]);
  });
  it.each([
    ['what it tells', `data = '{"n": 8}'`],
    ['its kind', `kind = 'other'`],
    ['who did it', 'actor_id = actor_id + 1'],
    ['for whom', 'standing_for_id = actor_id'],
    ['the moment, by a microsecond', `at = at + interval '1 microsecond'`],
    ['the version', 'order_version = 1'],
    ['the step', `step_key = 'x'`],
  ])('a row edited: %s', async (_, change) => {
    expect(await after(`update journal set ${change} where id = 7`)).toEqual([
      { what: 'row_changed', journalId: 7, seq: 7 },
    ]);
  });
  it('any row edited is found where it is', async () => {
    for (let id = 1; id <= 20; id++)
      expect(await after(`update journal set kind = 'other' where id = ${id}`)).toEqual([
        { what: 'row_changed', journalId: id, seq: id },
      ]);
  });
  it('a row deleted', async () => {
    expect(await after('delete from journal where id = 7')).toEqual([
      { what: 'row_missing', journalId: 7, seq: 7 },
    ]);
  });
  it('a row deleted with its link', async () => {
    const found = await after('delete from journal where id = 7', 'delete from journal_chain where seq = 7');
    expect(found).toEqual([
      { what: 'chain_gap', seq: 7 },
      { what: 'row_changed', journalId: 8, seq: 8 },
    ]);
  });
  it('links renumbered over a gap', async () => {
    const found = await after(
      'delete from journal where id = 7',
      'delete from journal_chain where seq = 7',
      'update journal_chain set seq = -seq where seq > 7',
      'update journal_chain set seq = -seq - 1 where seq < 0',
    );
    expect(found).toEqual([
      { what: 'row_changed', journalId: 8, seq: 7 },
      { what: 'tail_cut', seq: 20 },
    ]);
  });
  it('two rows swapped', async () => {
    const found = await after(
      'update journal set id = 1000 where id = 7',
      'update journal set id = 7 where id = 8',
      'update journal set id = 8 where id = 1000',
    );
    expect(found).toMatchObject([
      { what: 'row_changed', journalId: 7 },
      { what: 'row_changed', journalId: 8 },
    ]);
  });
  it('two links swapped', async () => {
    const found = await after(
      'update journal_chain set seq = -1 where seq = 7',
      'update journal_chain set seq = 7 where seq = 8',
      'update journal_chain set seq = 8 where seq = -1',
    );
    expect(found.map(({ what }) => what)).toContain('row_changed');
  });
  it('a row put in afterwards, dated back', async () => {
    const forged = `insert into journal (id, kind, at, data) values (21, 'forged', '2026-01-01T00:00:05Z', '{}')`;
    expect(await after(forged)).toEqual([{ what: 'row_unsealed', journalId: 21 }]);
  });
  it('a row put in afterwards, with a link of its own before the first', async () => {
    const found = await after(
      `insert into journal (id, kind, at, data) values (21, 'forged', '2026-01-01T00:00:05Z', '{}')`,
      `insert into journal_chain (seq, journal_id, hash) values (0, 21, '\\x00')`,
    );
    expect(found).toEqual([{ what: 'chain_gap', seq: 0 }]);
  });
  it('the tail cut, from both tables', async () => {
    const found = await after(
      'delete from journal_chain where seq > 15',
      'delete from journal where id > 15',
    );
    expect(found).toEqual([{ what: 'tail_cut', seq: 20 }]);
  });
  it('everything cut', async () => {
    const found = await after('delete from journal_chain', 'delete from journal');
    expect(found).toEqual([{ what: 'tail_cut', seq: 20 }]);
  });
  it('a note outside the database that was not ours', async () => {
    const kept = await readFile(checkpointFile(folder), 'utf8');
    await appendFile(checkpointFile(folder), `10 ${'0'.repeat(64)} 2026-01-01T00:00:00.000Z\n`);
    expect(await after()).toEqual([{ what: 'checkpoint_differs', seq: 10 }]);
    await writeFile(checkpointFile(folder), kept);
  });
  it('the tail cut and written anew by a sealer with the key', async () => {
    await sql`delete from journal_chain where seq > 15`.execute(database.ownerDb);
    await sql`update journal set data = '{}' where id = 18`.execute(database.ownerDb);
    await sealJournal(database.ownerDb, KEY, await mkdtemp(nodePath.join(tmpdir(), 'vizir-journal-')));
    expect(await after()).toEqual([{ what: 'checkpoint_differs', seq: 20 }]);
  });
});

describe('the journal through HTTP', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is the administrator’s, newest first, page by page', async () => {
    for (const name of ['manager', 'director', 'headOfSales', 'clerk'] as const)
      expect((await stage.as(name).get('/journal')).status).toBe(403);
    expect((await stage.anonymous.get('/journal')).status).toBe(401);
    const { id, number } = await orderPath(stage).at('payment');
    const seen: number[] = [];
    let cursor = '';
    do {
      const page = await ok(stage.as('admin').get(`/journal?limit=5${cursor}`));
      seen.push(...page.items.map((item: { id: number }) => item.id));
      cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    const signed = await ok(stage.as('admin').get('/journal?kind=resolutionGiven'));
    expect(signed.items).toMatchObject([
      {
        kind: 'resolutionGiven',
        subject: { type: 'order', id, title: number },
        sealed: false,
        actor: { name: stage.world.fullName('headOfSales') },
      },
    ]);
    const one = await ok(stage.as('admin').get(`/journal?employeeId=${stage.world.ids.headOfSales}`));
    expect(
      one.items.every((item: { actor: { id: number } }) => item.actor.id === stage.world.ids.headOfSales),
    ).toBe(true);
  });
});
