import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { DB } from '#server/db/tables.ts';
import { contentOf } from '#server/mail/compose.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { gatherMail } from '#server/notifications/gather-mail.job.ts';
import { sayLetter } from '#server/notifications/say-letter.ts';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { readInside } from '#test/texts.ts';
import type { Name } from '#test/world.ts';

/** Each table counts from its own million, so that a number in an answer says what it is. */
export const ranges = {
  orders: 1,
  clients: 2,
  contracts: 3,
  documents: 4,
  comments: 5,
  journal: 6,
  notifications: 7,
  contacts: 8,
  absences: 9,
  api_tokens: 9.5,
  calls: 9.7,
  tasks: 9.72,
  task_items: 9.73,
  task_remarks: 9.74,
  task_files: 9.745,
  news: 9.75,
  news_files: 9.76,
  news_pictures: 9.77,
  news_comments: 9.78,
  absence_requests: 9.76,
  imports: 9.8,
  company_folders: 9.85,
  company_documents: 9.87,
  campaigns: 9.89,
} as const;
type Table = keyof typeof ranges;
/** Never given to anything. */
export const nothingIn = (table: Table): number => ranges[table] * 1_000_000 + 900_000;

/** A world under the hand that writes its history: what was made is known by the names of the plan. */
export type Hand = {
  stage: Stage;
  idOf: (key: string) => number | undefined;
  made: (key: string, id: number) => number;
  post: (as: Name, path: string, body?: unknown) => Promise<Answer['body']>;
  put: (as: Name, path: string, body?: unknown) => Promise<Answer['body']>;
  remove: (as: Name, path: string) => Promise<Answer['body']>;
  upload: (as: Name, path: string, text: string) => Promise<Answer['body']>;
  /** The version of the order as this person sees it. */
  version: (as: Name, order: number) => Promise<number>;
  /** Tells people of everything that happened since, as the worker would. */
  announce: () => Promise<void>;
  /** The letter of everything told to this person, as the worker would say it now; null: nothing was. */
  letterTo: (person: Name) => Promise<{ subject: string; text: string; html: string } | null>;
  close: () => Promise<void>;
};

export async function openHand(): Promise<Hand> {
  const stage = await openStage();
  await countApart(stage.ownerDb);
  const jobDb = makeDb(makePool(stage.jobUrl, { max: 2, name: 'test' }));
  const ids = new Map<string, number>();
  let told = 0;
  return {
    stage,
    idOf: (key) => ids.get(key),
    made(key, id) {
      ids.set(key, id);
      return id;
    },
    post: (as, path, body) => ok(stage.as(as).post(path, body)),
    put: (as, path, body) => ok(stage.as(as).put(path, body)),
    remove: (as, path) => ok(stage.as(as).delete(path)),
    async upload(as, path, text) {
      const made = await ok(stage.as(as).upload(path, Buffer.from(text)));
      await readInside(jobDb, Buffer.from(text));
      return made;
    },
    version: async (as, order) => (await ok(stage.as(as).get(`/orders/${order}`))).version,
    async announce() {
      const rows = await stage.ownerDb
        .selectFrom('journal')
        .select('id')
        .where('id', '>', told)
        .orderBy('id')
        .execute();
      if (rows.length === 0) return;
      const eventIds = rows.map(({ id }) => id);
      await announceEvents(jobDb, stage.deps.definitions, eventIds);
      told = eventIds.at(-1) ?? told;
    },
    async letterTo(person) {
      const employeeId = stage.world.ids[person];
      const anyHour = { employee_id: employeeId, daily_hour: 9, hold_days_off: false };
      await stage.ownerDb.insertInto('notification_settings').values(anyHour).execute();
      const inTwoDays = () => new Date(Date.now() + 48 * 3600_000);
      await gatherMail(jobDb, { ...stage.deps, calendar: stage.deps.workCalendar.now(), now: inTwoDays });
      const letter = await stage.ownerDb
        .selectFrom('letters')
        .select(['id', 'kind'])
        .where('employee_id', '=', employeeId)
        .where('kind', '=', 'digest')
        .executeTakeFirst();
      const late = letter && (await sayLetter(stage.deps, { ...letter, employeeId }));
      return late ? { subject: late.subject, ...contentOf(late.said) } : null;
    },
    async close() {
      await jobDb.destroy();
      await stage.close();
    },
  };
}

async function countApart(db: Kysely<DB>): Promise<void> {
  for (const [table, million] of Object.entries(ranges))
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(million * 1_000_000 + 1)}`.execute(
      db,
    );
}
