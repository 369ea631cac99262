import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { LetterState } from '#domain/campaigns/blocks.ts';
import type { DB } from '#server/db/tables.ts';

/** So many clients with one contact each who agreed to letters, in a group of their own. */
export async function plantGroup(db: Kysely<DB>, managerId: number, count: number): Promise<number> {
  const batch = randomUUID().slice(0, 8);
  const { rows } = await sql<{ id: number }>`
    with chosen as (insert into segments (name, created_by) values (${`Группа ${batch}`}, ${managerId}) returning id),
    firms as (
      insert into clients (name, name_normal, manager_id, created_by)
      select ${`ООО «Завод ${batch}-`}::text || n || '»', ${`завод ${batch} `}::text || n, ${managerId}, ${managerId} from generate_series(1, ${count}::int) n returning id),
    members as (insert into segment_members (segment_id, client_id, added_by) select chosen.id, firms.id, ${managerId} from chosen, firms),
    people as (
      insert into contacts (client_id, last_name, first_name, middle_name, emails, is_main, created_by)
      select firms.id, 'Котов', 'Иван', 'Петрович', array['a' || firms.id || ${`.${batch}@example.org`}::text], true, ${managerId} from firms returning id),
    agreed as (
      insert into consents (contact_id, purpose, text_version, text_sha256, given_on, how, recorded_by)
      select people.id, 'mailing', t.version, t.sha256, '2026-01-10', 'letter', ${managerId} from people, consent_texts t where t.version = 1)
    select id from chosen`.execute(db);
  return rows[0]?.id ?? 0;
}

type Plan = { groupId: number; managerId: number; perMinute?: number };

/** A campaign that was started this moment and is to be prepared. */
export async function plantCampaign(
  db: Kysely<DB>,
  { groupId, managerId, perMinute = 60_000 }: Plan,
): Promise<number> {
  const { id } = await db
    .insertInto('campaigns')
    .values({
      name: 'Сроки',
      subject: '{{contact.firstName|Коллега}}, сроки заключений',
      blocks: JSON.stringify([
        { type: 'heading', text: 'Сроки экспертизы' },
        { type: 'text', text: 'Здравствуйте, {{contact.firstAndMiddle|коллега}}! Напоминаем о сроках.' },
      ]),
      audience: JSON.stringify({ include: [groupId], exclude: [] }),
      sender: 'manager',
      per_minute: perMinute,
      state: 'preparing',
      created_by: managerId,
      started_by: managerId,
      started_at: sql<string>`now()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** How many letters are in which state. */
export async function statesOf(db: Kysely<DB>, id: number): Promise<Partial<Record<LetterState, number>>> {
  const rows = await db
    .selectFrom('campaign_letters')
    .select(['state', sql<number>`count(*)::int`.as('count')])
    .where('campaign_id', '=', id)
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

export const campaignOf = (db: Kysely<DB>, id: number) =>
  db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export const lettersOf = (db: Kysely<DB>, id: number) =>
  db.selectFrom('campaign_letters').selectAll().where('campaign_id', '=', id).orderBy('id').execute();
