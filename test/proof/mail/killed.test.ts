import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bar } from '../bar.ts';
import { until } from '../crashes/http.ts';
import { type Crew, idle, killed, openCrew } from './crew.ts';
import { copies, type Point, points } from './office.ts';
import { allSent, lettersNamed, nextTryComes, tenMinutesPass, turnOn, writeLetters } from './outbox.ts';

/**
 * R6 for service mail: kill -9 of the worker at each point of the dialogue, and of the mail server. Two workers run; the talk is held where
 * it is to break, the one that talks is killed, the other goes on. Nothing is missing; a letter comes twice only where the server
 * had taken it and we had not written that down, under one Message-ID, and counted.
 */
const TIMES = bar(1, 20);
const tookItBefore: readonly Point[] = ['kept'];
let crew: Crew;

beforeAll(async () => {
  crew = await openCrew({ webs: 0, workers: 2 });
  await turnOn(crew.db, crew.sealer, crew.office.port);
}, 120_000);
afterEach(() => crew.office.order());
afterAll(() => crew?.close());

/** The letter that is held, and two that wait behind it. */
async function write({ large = false } = {}): Promise<string[]> {
  const { db, sealer } = crew;
  const first = await writeLetters(db, sealer, 1, { large });
  return [...first, ...(await writeLetters(db, sealer, 2))];
}

async function sentAll(ids: readonly string[], timePasses = tenMinutesPass): Promise<void> {
  await timePasses(crew.db, crew.boss);
  await until('all letters are sent', 60, () => allSent(crew.db, ids));
  await idle(crew.db);
}

const copiesOf = (ids: readonly string[]) => {
  const counted = copies(crew.office.accepted());
  return ids.map((id) => counted.get(id) ?? 0);
};
const uncertain = async (ids: readonly string[]) =>
  (await lettersNamed(crew.db, ids)).map((letter) => letter.uncertain);

describe('the worker is killed while the server stands at', () => {
  it.each(points.filter((at) => at !== 'QUIT'))(
    '%s',
    async (at) => {
      for (let time = 0; time < TIMES; time++) {
        await crew.office.order({ at, does: 'hold', times: 1 });
        const ids = await write({ large: at === 'body' });
        await killed(await crew.talkerOf(await crew.office.held()));
        await sentAll(ids);
        expect(copiesOf(ids)).toEqual([tookItBefore.includes(at) ? 2 : 1, 1, 1]);
        expect(await uncertain(ids)).toEqual([1, 0, 0]);
      }
    },
    bar(120_000, 3_600_000),
  );
});

describe('the worker is killed after the answer', () => {
  it(
    'before it is written down: once more, under the same name, counted',
    async () => {
      for (let time = 0; time < TIMES; time++) {
        await crew.office.order({ at: 'kept', does: 'hold', times: 1 });
        const [id = '', ...others] = await write();
        const talker = await crew.talkerOf(await crew.office.held());
        await crew.db.transaction().execute(async (trx) => {
          await sql`select from letters where message_id = ${id} for update`.execute(trx);
          crew.office.release();
          const writing = await until('the worker writes it down', 30, async () => {
            const { rows } = await sql<{ pid: number }>`
            select pid from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%update letters set state = ''sent''%'`.execute(
              crew.superuser,
            );
            return rows[0];
          });
          await killed(talker);
          // what it had asked of the database dies with it, as it does with a whole machine
          await sql`select pg_terminate_backend(${writing.pid})`.execute(crew.superuser);
        });
        await sentAll([id, ...others]);
        expect(copiesOf([id, ...others])).toEqual([2, 1, 1]);
        expect(await uncertain([id, ...others])).toEqual([1, 0, 0]);
      }
    },
    bar(120_000, 3_600_000),
  );

  it(
    'when it is written down: never again',
    async () => {
      for (let time = 0; time < TIMES; time++) {
        await crew.office.order({ at: 'QUIT', does: 'hold', times: 1 });
        const ids = await writeLetters(crew.db, crew.sealer, 1);
        await crew.office.held();
        await until('it is written down', 30, () => allSent(crew.db, ids));
        for (const worker of crew.workers) await killed(worker);
        await sentAll(ids);
        expect([copiesOf(ids), await uncertain(ids)]).toEqual([[1], [0]]);
      }
    },
    bar(120_000, 3_600_000),
  );
});

describe('the mail server is killed', () => {
  it.each([
    ['in the middle of a letter', 'body', 1],
    ['between taking it and saying so', 'kept', 2],
  ] as const)(
    '%s: the letter comes when it is back',
    async (_, at, wanted) => {
      for (let time = 0; time < TIMES; time++) {
        await crew.office.order({ at, does: 'hold', times: 1 });
        const ids = await write();
        await crew.office.held();
        await crew.office.kill();
        await until('the worker gives it up for now', 60, async () =>
          (await lettersNamed(crew.db, ids)).some(({ trouble_code: code }) => code !== null),
        );
        await idle(crew.db);
        await crew.office.start();
        await sentAll(ids, nextTryComes);
        expect(copiesOf(ids)).toEqual([wanted, 1, 1]);
      }
    },
    bar(120_000, 3_600_000),
  );
});
