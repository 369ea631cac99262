import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';

/** As the bundled files ask; another file in the place of one is read when it is loaded. */
const bundled = [
  {
    key: 'contract',
    name: 'Договор на экспертизу',
    kind: 'contract',
    subject: 'contract',
  },
  { key: 'act', name: 'Акт сдачи-приёмки', kind: 'act', subject: 'order' },
  { key: 'invoice', name: 'Счёт на оплату', kind: 'invoice', subject: 'contract' },
  { key: 'termsOfReference', name: 'Техническое задание', kind: 'termsOfReference', subject: 'order' },
  { key: 'signOff', name: 'Лист согласования', kind: 'other', subject: 'order' },
];

/** Templates of documents, with one good one of each usual kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(await readFile(new URL('./2026-11-28-templates.sql', import.meta.url), 'utf8')).execute(db);
  for (const { key, name, kind, subject } of bundled)
    await sql`insert into document_templates (default_key, name, kind, subject, fields)
      values (${key}, ${name}, ${kind}, ${subject}, '{}')`.execute(db);
}
