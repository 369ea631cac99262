import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The product as a person starts it: its own process, its own embedded database, an empty data folder. */
export type Product = { url: string; setupToken: string; dataDir: string; stop: () => Promise<void> };

const root = path.resolve(import.meta.dirname, '..');
const START_MS = 90_000;

export async function startProduct(): Promise<Product> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vizir-e2e-'));
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
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await firstWords(child);
  const setupToken = /Setup token \(works once\):\s+(\S+)/.exec(said)?.[1] ?? '';
  return {
    url,
    setupToken,
    dataDir,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What it printed until it was ready, the setup token included. */
function firstWords(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the product did not start:\n${said}`)), START_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (/Setup token \(works once\):\s+\S+\s/.test(said)) {
        clearTimeout(timer);
        resolve(said);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the product ended (${code}):\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
