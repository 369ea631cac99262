import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDurablyOnce } from './db/durable-file.ts';
import { openSecrets } from './secrets.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vizir-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('whoever comes second, having seen no file, leaves the keys of the first', () => {
  const path = join(folder, 'secrets.json');
  const mine = openSecrets(folder).journalKey.reveal();
  const before = readFileSync(path, 'utf8');
  makeDurablyOnce(path, '{"other":"keys"}', 0o600);
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(openSecrets(folder).journalKey.reveal()).toBe(mine);
  expect(readdirSync(folder)).toEqual(['secrets.json']);
});
