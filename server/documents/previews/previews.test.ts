import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { workOnPreview } from './make-preview.job.ts';

let stage: Stage;
let contract = 0;
const never = new AbortController().signal;
const files = path.join(import.meta.dirname, '../../../test/files');
const fake = path.join(files, 'converter.sh');
const conclusion = readFileSync(path.join(files, 'Заключение № 7.pdf'));
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

beforeAll(async () => {
  stage = await openStage();
  (stage.deps.config as { soffice: string | null }).soffice = fake;
  const manager = stage.as('manager');
  const client = (await manager.post('/clients', { name: 'ООО «Ромашка»' })).body.id;
  contract = (await manager.post('/contracts', { clientId: client, number: 'П-1', amount: '100.00' })).body
    .id;
});
afterAll(() => stage.close());

async function add(name: string, content: Buffer | string, kind = 'other'): Promise<number> {
  const made = await stage
    .as('manager')
    .upload(
      `/contracts/${contract}/documents?name=${encodeURIComponent(name)}&kind=${kind}`,
      Buffer.from(content),
    );
  expect(made.status).toBe(201);
  return made.body.id;
}
const look = async (id: number, name: Name = 'manager') =>
  (await stage.as(name).get(`/documents/${id}/preview`)).body;
const bytes = (id: number, name: Name = 'manager') => stage.as(name).get(`/documents/${id}/preview/content`);
const ask = (id: number, name: Name = 'manager') => stage.as(name).put(`/documents/${id}/preview`, {});
const sha = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const work = (content: Buffer | string) => workOnPreview(stage.deps, sha(content), never);
const jobsFor = async (content: string) =>
  (
    await sql<{ priority: number }>`select priority from pgboss.job where name = 'make-preview'
      and data ->> 'sha256' = ${sha(content)} order by created_on`.execute(stage.ownerDb)
  ).rows.map(({ priority }) => priority);

function expectHarmless({ headers }: Answer): void {
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, no-store',
  });
  expect(headers['content-disposition']).toMatch(/^attachment; filename=/);
}

describe('what a document is shown as', () => {
  it('is told by its content; the bytes come as something to save, whatever they are', async () => {
    const cases: [name: string, content: Buffer | string, as: string][] = [
      ['Счёт.pdf', '%PDF-1.7 …', 'pdf'],
      ['скан', png, 'image'],
      ['подпись.png', png, 'image'],
      ['опись.txt', 'Опись', 'text'],
      ['Письмо.eml', 'Subject: =?utf-8?B?0JA=?=\r\n\r\nтекст', 'letter'],
    ];
    for (const [name, content, as] of cases) {
      const id = await add(name, content);
      expect(await look(id), name).toMatchObject({ as, state: 'ready', whole: true });
      const answer = await bytes(id);
      expect(answer.raw.rawPayload.equals(Buffer.from(content)), name).toBe(true);
      expectHarmless(answer);
    }
  });

  it('of a kind that cannot be shown is said, and there are no bytes for showing', async () => {
    const id = await add('чертёж.dwg', 'AC1032');
    expect(await look(id)).toMatchObject({ as: 'nothing', state: 'failed', reason: 'kind' });
    expect((await bytes(id)).status).toBe(404);
  });

  it('hostile under a harmless name is text or nothing', async () => {
    const page = '<html><script>alert(1)</script></html>';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const name of ['a.png', 'a.jpg', 'a.pdf', 'a.docx', 'a.doc', 'a.xls'])
      for (const content of [page, svg])
        expect(await look(await add(name, content)), name).toMatchObject({
          as: 'nothing',
          reason: 'content',
        });
    for (const name of ['a.svg', 'a.html', 'a.xml'])
      expect(await look(await add(name, svg)), name).toMatchObject({ as: 'nothing', reason: 'kind' });
    expect(await look(await add('a.txt', page))).toMatchObject({ as: 'text' });
    const both = await add('оба.pdf', `%PDF-1.4\n${page}`);
    expect(await look(both)).toMatchObject({ as: 'pdf' });
    expectHarmless(await bytes(both));
  });

  it('of more pixels than a browser holds is not given to it', async () => {
    const huge = Buffer.from(png);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(await look(await add('огромная.png', huge))).toMatchObject({ as: 'nothing', reason: 'large' });
  });

  it('of much text is its beginning', async () => {
    const id = await add('журнал.log', Buffer.alloc(3 * 1024 * 1024, 'строка\n'));
    expect(await look(id)).toMatchObject({ as: 'text', whole: false, size: 1024 * 1024 });
    const answer = await bytes(id);
    expect(answer.raw.rawPayload).toHaveLength(1024 * 1024);
    expectHarmless(answer);
  });
});

describe('who sees what a document looks like', () => {
  it('sees the document; nobody else learns that it is there', async () => {
    const text = '{\\rtf1 договор}';
    const id = await add('Договор.rtf', text, 'contract');
    await work(text);
    for (const path of [`/documents/${id}/preview`, `/documents/${id}/preview/content`]) {
      expect((await stage.anonymous.get(path)).status).toBe(401);
      for (const name of ['manager', 'headOfSales', 'accountant', 'director', 'admin'] as const)
        expect((await stage.as(name).get(path)).status, name).toBe(200);
      for (const name of ['expert', 'headOfExpertise', 'approver', 'regionManager', 'clerk'] as const)
        expect((await stage.as(name).get(path)).status, name).toBe(404);
    }
    expect((await ask(id, 'clerk')).status).toBe(404);
    expect((await ask(id, 'accountant')).status).toBe(200);
    expect((await ask(99_999)).status).toBe(404);
    const binned = await add('лишнее.txt', 'лишнее');
    await stage.as('manager').put(`/documents/${binned}/bin`, {});
    expect((await bytes(binned)).status).toBe(404);
  });
});

describe('an office file', () => {
  it('is asked for with its upload, made by a job, and then shown as a PDF', async () => {
    const text = '{\\rtf1 акт}';
    const id = await add('Акт.rtf', text);
    expect(await jobsFor(text)).toEqual([0]);
    expect(await look(id)).toMatchObject({ as: 'pdf', state: 'waiting' });
    expect((await bytes(id)).status).toBe(404);
    await work(text);
    await work(text);
    expect(await look(id)).toMatchObject({ as: 'pdf', state: 'ready', size: conclusion.length });
    const answer = await bytes(id);
    expect(answer.raw.rawPayload.equals(conclusion)).toBe(true);
    expect(answer.headers['content-disposition']).toContain('.rtf.pdf');
    expectHarmless(answer);
    expect(readdirSync(path.join(stage.deps.config.dataDir, 'previews'))).toEqual([]);
  });

  it('opened while it waits goes before the others, once; one of before is asked for then', async () => {
    const text = '{\\rtf1 ждут}';
    const id = await add('Ждут.rtf', text);
    expect((await ask(id)).body).toMatchObject({ state: 'waiting' });
    expect((await ask(id)).body).toMatchObject({ state: 'waiting' });
    expect(await jobsFor(text)).toEqual([0, 10]);
    await stage.ownerDb
      .deleteFrom('file_previews')
      .where('sha256', '=', Buffer.from(sha(text), 'hex'))
      .execute();
    expect(await look(id)).toMatchObject({ as: 'pdf', state: 'unasked' });
    expect((await ask(id)).body).toMatchObject({ state: 'waiting' });
    expect(await jobsFor(text)).toEqual([0, 10, 10]);
  });

  it('of the same content is converted once', async () => {
    const text = '{\\rtf1 один}';
    const [one, two] = [await add('Один.rtf', text), await add('Другой.rtf', text)];
    expect(await jobsFor(text)).toEqual([0]);
    await work(text);
    for (const id of [one, two]) expect(await look(id)).toMatchObject({ state: 'ready' });
  });

  it('that the converter refuses is said to be broken, and may be tried again after a while', async () => {
    const text = '{\\rtf1 REFUSES}';
    const id = await add('Битый.rtf', text);
    await work(text);
    expect(await look(id)).toMatchObject({ as: 'pdf', state: 'failed', reason: 'broken' });
    expect((await ask(id)).body).toMatchObject({ state: 'failed' });
    await stage.ownerDb
      .updateTable('file_previews')
      .set({ asked_at: '2026-01-01T00:00:00Z' })
      .where('sha256', '=', Buffer.from(sha(text), 'hex'))
      .execute();
    expect((await ask(id)).body).toMatchObject({ state: 'waiting' });
  });

  it('where there is no converter is said in its own word', async () => {
    const config = stage.deps.config as { soffice: string | null };
    config.soffice = '/nowhere/soffice';
    const text = '{\\rtf1 без}';
    const id = await add('Без.rtf', text);
    await work(text);
    config.soffice = fake;
    expect(await look(id)).toMatchObject({ as: 'pdf', state: 'failed', reason: 'noConverter' });
  });
});
