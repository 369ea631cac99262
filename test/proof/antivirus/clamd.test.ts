import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scan } from '#server/documents/antivirus.ts';
import { testSignature } from '#test/clamd.ts';
import { isFull } from '../bar.ts';

/** Debian's clamd with one signature of our own, in `npm run proof` and where it is installed; otherwise only that its absence is told. */
const program = isFull
  ? ['/usr/sbin/clamd', '/usr/local/sbin/clamd'].find((file) => existsSync(file))
  : undefined;

let folder = '';
let daemon: ChildProcess | undefined;
const socket = () => path.join(folder, 'clamd.ctl');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vizir-clamd-'));
  if (!program) return;
  const hex = Buffer.from(testSignature).toString('hex');
  await writeFile(path.join(folder, 'vizir.ndb'), `Vizir.Test:0:*:${hex}\n`);
  const settings = [
    `DatabaseDirectory ${folder}`,
    `LocalSocket ${socket()}`,
    'Foreground yes',
    'StreamMaxLength 1M',
    'OfficialDatabaseOnly no',
  ];
  await writeFile(path.join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
  daemon = spawn(program, [`--config-file=${path.join(folder, 'clamd.conf')}`], { stdio: 'ignore' });
  while (!existsSync(socket()) && daemon.exitCode === null) await sleep(100);
}, 60_000);
afterAll(async () => {
  daemon?.kill();
  await rm(folder, { recursive: true, force: true });
});

const said = (content: Buffer) =>
  scan({ path: socket() }, Readable.from([content])).catch((error: NodeJS.ErrnoException) => error.code);
const unless = (answer: unknown) => (program ? answer : 'ENOENT');

describe('clamd', () => {
  it('says what it found, that it found nothing, and that a file is larger than it looks at', async () => {
    const dirty = Buffer.concat([Buffer.alloc(5000, 'a'), Buffer.from(testSignature)]);
    expect(await said(Buffer.from('договор'))).toBe(unless('stream: OK'));
    expect(await said(dirty)).toEqual(unless(expect.stringMatching(/^stream: Vizir\.Test.* FOUND$/)));
    expect(await said(Buffer.alloc(3_000_000, 'b'))).toEqual(
      unless(expect.stringMatching(/size limit exceeded|EPIPE|ECONNRESET/)),
    );
  });
});
