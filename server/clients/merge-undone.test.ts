import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeChoices } from '#api/client-merges.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { sealJournal } from '#server/journal/seal.job.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';

/** A merge and its undo change nothing, whatever hangs on the two and whatever is chosen. */
let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
  folder = stage.deps.config.dataDir;
});
afterAll(() => stage.close());

it.each([1, 2, 3, 4, 5, 6])('seed %i', async (seed) => {
  const random = seeded(seed);
  const segments = await Promise.all(
    [1, 2, 3].map(
      async (n) =>
        (await ok(stage.as('manager').post('/segments', { name: `Группа ${seed}.${n}` }))).id as number,
    ),
  );
  const [kept, other] = [
    await fillClient(random, `Первый-${seed}`, segments),
    await fillClient(random, `Второй-${seed}`, segments),
  ];
  const before = await everything();
  const versions = await Promise.all(
    [other, kept].map(async (id) => (await stage.as('admin').get(`/clients/${id}`)).body.version),
  );
  const take = random.int(0, 1) ? undefined : mergeChoices.filter((key) => key !== 'kpp' && random.int(0, 1));
  const body = { intoId: kept, version: versions[0], intoVersion: versions[1], take };
  await ok(stage.as('headOfSales').put(`/clients/${other}/merge`, body));
  const left = await sql<{
    n: number;
  }>`select ((select count(*) from orders where client_id = ${other}) + (select count(*) from contracts where client_id = ${other})
    + (select count(*) from contacts where client_id = ${other}) + (select count(*) from comments where client_id = ${other}) + (select count(*) from calls where client_id = ${other})
    + (select count(*) from segment_members where client_id = ${other}) + (select count(*) from notifications where client_id = ${other}))::int as n`.execute(
    stage.ownerDb,
  );
  expect(left.rows[0]?.n).toBe(0);
  expect((await ok(stage.as('headOfSales').delete(`/clients/${other}/merge`))).stays).toEqual([]);
  expect(await everything()).toEqual(before);
  await sealJournal(stage.ownerDb, 'k', folder);
  expect((await verifyJournal(stage.ownerDb, 'k', folder)).findings).toEqual([]);
});

async function fillClient(random: Seeded, name: string, segments: readonly number[]): Promise<number> {
  const manager = stage.as('manager');
  const some = <T>(value: T): T | null => (random.int(0, 1) ? value : null);
  const { id } = await ok(
    manager.post('/clients', {
      name,
      address: some('Тула'),
      sourceId: some(stage.world.sourceId),
      activityId: some(stage.world.activityId),
      occupation: some(`занятие ${random.int(1, 9)}`),
      inn: some('7707083893'),
      site: some('example.org'),
      phones: Array.from({ length: random.int(0, 2) }, () => `8495123456${random.int(0, 9)}`),
      emails: Array.from({ length: random.int(0, 2) }, () => `b${random.int(0, 3)}@example.org`),
      managerId: some(stage.world.ids.otherManager),
      contacts: Array.from({ length: random.int(0, 2) }, (_, n) => ({
        lastName: `Контакт ${n}`,
        isMain: n === 0,
      })),
      comment: some('слово') ?? undefined,
    }),
  );
  const head = stage.as('headOfSales');
  if (random.int(0, 2) === 0) await ok(head.put(`/clients/${id}/refusal`, { reason: 'дорого' }));
  await ok(head.put(`/clients/${id}/segments`, { segmentIds: segments.filter(() => random.int(0, 1)) }));
  for (let n = random.int(0, 2); n > 0; n--) {
    const contract = await ok(
      manager.post('/contracts', { clientId: id, number: `${name}/${n}`, amount: '10.00' }),
    );
    await ok(manager.post('/orders', { title: 'Под договором', clientId: id, contractId: contract.id }));
  }
  if (random.int(0, 1)) await ok(manager.post('/orders', { title: 'Без договора', clientId: id }));
  const contact = (await head.get(`/clients/${id}`)).body.contacts[0]?.id ?? null;
  for (let n = random.int(0, 2); n > 0; n--)
    await sql`insert into calls (client_id, contact_id, responsible_id, on_date, created_by)
      values (${id}, ${contact}, ${stage.world.ids.manager}, '2027-01-01'::date + ${random.int(0, 30)}::int, ${stage.world.ids.manager})`.execute(
      stage.ownerDb,
    );
  for (const name of ['manager', 'otherManager'] as const)
    if (random.int(0, 2) > 0)
      await sql`insert into notifications (employee_id, client_id, kind, journal_id, count, at, seen_at)
        select ${stage.world.ids[name]}, ${id}, 'commentWritten', max(j.id), ${random.int(1, 4)}, now(), ${some('2026-01-01T00:00:00Z')}::timestamptz from journal j`.execute(
        stage.ownerDb,
      );
  return id;
}

/** All rows that could move, without what grows with every act. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = [
    'clients',
    'contacts',
    'contracts',
    'orders',
    'comments',
    'calls',
    'segment_members',
    'notifications',
    'resolutions',
    'documents',
    'consents',
  ];
  const found = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{
        row: object;
      }>`select to_jsonb(t) - 'version' - 'updated_at' as row from ${sql.table(table)} t order by to_jsonb(t) - 'version' - 'updated_at'`.execute(
        stage.ownerDb,
      );
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(found);
}
