import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vizir-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (settings: unknown) =>
  writeFileSync(join(folder, 'vizir.settings.json'), JSON.stringify(settings));

describe('settings', () => {
  it('are sensible when nothing is set', () => {
    expect(readConfig({ VIZIR_DATA: folder })).toMatchObject({
      port: 4600,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4600',
      dataDir: folder,
      maxUploadMb: 200,
      trustProxy: false,
    });
  });

  it('come from the file, and the environment wins', () => {
    file({ VIZIR_PORT: 5000, VIZIR_LOG_LEVEL: 'warn' });
    expect(readConfig({ VIZIR_DATA: folder, VIZIR_PORT: '5001', VIZIR_LOG_LEVEL: '' })).toMatchObject({
      port: 5001,
      logLevel: 'warn',
    });
  });

  it('name everything that is wrong', () => {
    const read = () => readConfig({ VIZIR_DATA: folder, VIZIR_PORT: 'many', DATABASE_URL: 'mysql://x' });
    expect(read).toThrow(/VIZIR_PORT: must be a number[\s\S]*DATABASE_URL: must look like postgres:/);
    file({ VIZIR_PROT: 1 });
    expect(() => readConfig({ VIZIR_DATA: folder })).toThrow(/unknown settings VIZIR_PROT/);
  });

  it('do not show secrets when printed', () => {
    const { databaseUrl } = readConfig({ VIZIR_DATA: folder, DATABASE_URL: 'postgres://u:hunter2@h/db' });
    expect(inspect(databaseUrl) + JSON.stringify({ databaseUrl }) + String(databaseUrl)).not.toContain(
      'hunter2',
    );
    expect(JSON.stringify({ databaseUrl })).toBe('{"databaseUrl":"set"}');
    expect(databaseUrl.reveal()).toContain('hunter2');
  });
});

describe('the S3 store', () => {
  const all = {
    VIZIR_S3_ENDPOINT: 'https://s3.example.org/',
    VIZIR_S3_BUCKET: 'vizir-files',
    VIZIR_S3_KEY: 'k',
    VIZIR_S3_SECRET: 'тайна',
  };
  it('is none, or set whole, and keeps its secret', () => {
    expect(readConfig({}).s3).toBeNull();
    const { s3 } = readConfig(all);
    expect(s3).toMatchObject({
      endpoint: 'https://s3.example.org',
      bucket: 'vizir-files',
      region: 'us-east-1',
    });
    expect(JSON.stringify(s3)).not.toContain('тайна');
    const { VIZIR_S3_SECRET: _, ...half } = all;
    expect(() => readConfig(half)).toThrow('VIZIR_S3_SECRET');
    expect(() => readConfig({ ...all, VIZIR_S3_ENDPOINT: 's3.example.org' })).toThrow('VIZIR_S3_ENDPOINT');
  });
});
