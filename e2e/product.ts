import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from '@playwright/test';
import pg from 'pg';
import { freePort } from '#test/free-port.ts';
import { ownerUrl } from '#test/proof/crashes/product.ts';
import type { Account } from './cast.ts';
import { admin } from './first-start.ts';

/** The product as a person starts it: its own process, its own embedded database, an empty data folder. */
export type Product = {
  url: string;
  setupToken: string;
  dataDir: string;
  /** Of a company that is there already: nothing of the first start is left to walk through. */
  accounts: Account[] | null;
  stop: () => Promise<void>;
};

type Started = Omit<Product, 'stop'> & { stop: (forGood?: boolean) => Promise<void> };

const root = path.resolve(import.meta.dirname, '..');
const START_MS = 90_000;

/** With an empty data folder, as on a fresh machine. */
export const startFresh = (): Promise<Product> => start(mkdtempSync(path.join(tmpdir(), 'vizir-e2e-')), null);

/** On a copy of the demonstration company, which is made once in a run, before its journeys: see make-demo.ts. */
export async function startProduct(): Promise<Product> {
  const folder = demoFolderOf(process.ppid);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vizir-e2e-'));
  // with the owners of the files: the database's are another account's where we are root
  spawnSync('cp', ['-a', `${path.join(folder, 'data')}/.`, dataDir]);
  return start(dataDir, JSON.parse(readFileSync(path.join(folder, 'accounts.json'), 'utf8')) as Account[]);
}

/** Its folder is named by the process that runs all files, and goes when that ends: see forget-demo.ts. */
export const demoFolderOf = (runner: number): string => path.join(tmpdir(), `vizir-e2e-demo-${runner}`);

/** For the process that runs all files. */
export async function makeDemo(): Promise<void> {
  const folder = demoFolderOf(process.pid);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  const product = await launch(path.join(folder, 'data'), null);
  try {
    const accounts = await foundCompany(product);
    await quiet(product);
    writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify(accounts));
  } finally {
    await product.stop(false);
  }
}

/** Until its files are read and shown: every copy would do that work again, beside its journey. */
async function quiet({ dataDir }: Product): Promise<void> {
  const database = new pg.Client(ownerUrl(dataDir));
  await database.connect();
  try {
    for (;;) {
      const { rows } = await database.query(
        `select 1 from pgboss.job_common where name in ('read-text', 'make-preview') and state in ('created', 'retry', 'active') limit 1`,
      );
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await database.end();
  }
}

/** The demonstration company, without the page of the first start: one journey walks through that. */
async function foundCompany({ url, setupToken }: Product): Promise<Account[]> {
  const [lastName = '', firstName = '', middleName = ''] = admin.name.split(' ');
  const person = { lastName, firstName, middleName, position: 'администратор' };
  const send = async (place: string, body: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', 'x-vizir': '1', origin: url, cookie };
    const answer = await fetch(`${url}/api${place}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${place}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const made = await send('/setup', {
    token: setupToken,
    company: { name: 'ООО «Эксперт-Центр»', timeZone: 'Europe/Moscow' },
    administrator: { ...person, email: admin.email, password: admin.password },
  });
  const cookie = made.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const filled = await send('/setup/demo', {}, cookie);
  return ((await filled.json()) as { accounts: Account[] }).accounts;
}

/** For the hook that begins a file: it waits for a database. */
function start(dataDir: string, accounts: Account[] | null): Promise<Started> {
  test.setTimeout(240_000);
  return launch(dataDir, accounts);
}

async function launch(dataDir: string, accounts: Account[] | null): Promise<Started> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      VIZIR_DATA: dataDir,
      VIZIR_PORT: String(port),
      VIZIR_PUBLIC_URL: url,
      VIZIR_LOG_LEVEL: 'error',
      // LibreOffice would show the files of the whole demonstration company beside its making; copies show what is opened
      ...(accounts === null ? { VIZIR_SOFFICE: path.join(dataDir, 'none') } : {}),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await firstWords(
    child,
    accounts === null ? /Setup token \(works once\):\s+\S+\s/ : /Vizir: http\S+\s/,
  );
  const setupToken = /Setup token \(works once\):\s+(\S+)/.exec(said)?.[1] ?? '';
  return {
    url,
    setupToken,
    dataDir,
    accounts,
    async stop(forGood = true) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (forGood) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What it printed until it was ready, the setup token included. */
function firstWords(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the product did not start:\n${said}`)), START_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (ready.test(said)) {
        clearTimeout(timer);
        resolve(said);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the product ended (${code}):\n${said}`)));
  });
}
