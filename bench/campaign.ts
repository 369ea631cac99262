import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** The campaign's letters; `VIZIR_BENCH_LETTERS=100000` shows the memory of a great one. The bare pool always sends 6000. */
const LETTERS = Number(process.env.VIZIR_BENCH_LETTERS ?? 3000);
const BARE = 6000;
const subject = 'Сроки заключений осенью';
const words = 'Напоминаем о сроках заключений экспертизы промышленной безопасности. '.repeat(12);

/** Letters a second, of a campaign and of the mail library's own pool against the same server; and the worker's memory, MB. */
export interface Campaign {
  readonly letters: number;
  readonly perSecond: number;
  readonly bare: number;
  readonly ratio: number;
  /** After each tenth of the letters, and at the end. */
  readonly memory: readonly number[];
}

/** The bare pool, then a campaign by the worker that runs, then the bare pool again: whatever else the machine does meets both. */
export async function measureCampaign(admin: pg.Client, worker: number, by: number): Promise<Campaign> {
  const post = fork(join(import.meta.dirname, 'post.ts'), { execArgv: [] });
  try {
    const { port } = await said<{ port: number }>(post);
    const before = await bare(port);
    const id = await planted(admin, by, port);
    const memory = await watched(admin, id, worker);
    const { rows } = await admin.query(
      `select count(*)::int as sent, extract(epoch from max(ended_at) - min(ended_at))::float8 as seconds from campaign_letters where campaign_id = $1 and state = 'sent'`,
      [id],
    );
    const { sent, seconds } = rows[0] as { sent: number; seconds: number };
    if (sent !== LETTERS) throw new Error(`sent ${sent} of ${LETTERS}`);
    const alone = (before + (await bare(port))) / 2;
    const own = sent / seconds;
    return {
      letters: LETTERS,
      perSecond: Math.round(own),
      bare: Math.round(alone),
      ratio: Math.round((own / alone) * 100) / 100,
      memory,
    };
  } finally {
    post.kill('SIGKILL');
    await admin.query('update mail_settings set enabled = false');
  }
}

async function said<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(60_000) });
  return message as T;
}

async function bare(port: number): Promise<number> {
  const child = fork(join(import.meta.dirname, 'bare-mail.ts'), [String(port), String(BARE)], {
    execArgv: [],
  });
  await said(child);
  const html = `<p>${words}</p>`.repeat(6);
  child.send({ subject, text: words, html });
  const { seconds } = await said<{ seconds: number }>(child);
  return BARE / seconds;
}

/** Clients with a contact each who agreed, and a campaign to them that begins with the next round. */
async function planted(admin: pg.Client, by: number, port: number): Promise<number> {
  await admin.query(
    `update mail_settings set enabled = true, host = '127.0.0.1', port = $1, security = 'none', username = '', sender_address = 'vizir@example.org', next_try_at = null, failing_since = null, failures = 0, trouble_code = null`,
    [port],
  );
  const { rows } = await admin.query(
    `with chosen as (insert into segments (name, created_by) values ('bench ' || gen_random_uuid(), $1) returning id),
      firms as (insert into clients (name, name_normal, manager_id, created_by) select 'ООО «Письмо ' || n || '»', 'письмо ' || n, $1, $1 from generate_series(1, $2::int) n returning id),
      members as (insert into segment_members (segment_id, client_id, added_by) select chosen.id, firms.id, $1 from chosen, firms),
      people as (insert into contacts (client_id, last_name, first_name, emails, is_main, created_by) select id, 'Котов', 'Иван', array['letter' || id || '@bench.example'], true, $1 from firms returning id),
      agreed as (insert into consents (contact_id, purpose, text_version, text_sha256, given_on, how, recorded_by)
        select people.id, 'mailing', t.version, t.sha256, '2026-01-10', 'letter', $1 from people, consent_texts t where t.version = 1)
    insert into campaigns (name, subject, blocks, audience, sender, per_minute, state, created_by, started_by, started_at)
    select 'bench', $3, $4::jsonb, jsonb_build_object('include', jsonb_build_array(chosen.id), 'exclude', '[]'::jsonb), 'manager', 600000, 'preparing', $1, $1, now() from chosen returning id`,
    [by, LETTERS, subject, JSON.stringify([{ type: 'text', text: words }])],
  );
  return Number((rows[0] as { id: string }).id);
}

/** Until it ends: what the worker holds after each tenth of the letters, and at the end. */
async function watched(admin: pg.Client, id: number, worker: number): Promise<Campaign['memory']> {
  const held: number[] = [];
  for (let tries = 0; tries < 9000; tries += 1) {
    await sleep(200);
    const { rows } = await admin.query(
      `select g.state, (select count(*)::int from campaign_letters m where m.campaign_id = g.id and m.state = 'sent') as sent from campaigns g where g.id = $1`,
      [id],
    );
    const { state, sent } = rows[0] as { state: string; sent: number };
    if (sent >= ((held.length + 1) * LETTERS) / 10) held.push(megabytes(worker));
    if (state === 'finished') return [...held, megabytes(worker)];
  }
  throw new Error('the campaign does not end');
}

const megabytes = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
