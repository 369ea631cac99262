import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Config, readConfig } from '#server/config.ts';

/** Settings of a product under test: a folder of its own, no log. */
export function testConfig(): Config {
  const folder = mkdtempSync(path.join(tmpdir(), 'vizir-test-'));
  return readConfig({
    VIZIR_DATA: folder,
    VIZIR_LOG_LEVEL: 'silent',
    VIZIR_PUBLIC_URL: 'http://localhost:4600',
  });
}
