import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convert, findConverter } from './convert.ts';

let home: string;
let folder: string;
const converter = path.join(import.meta.dirname, '../../../test/files/converter.sh');

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'vizir-convert-'));
  folder = path.join(home, 'work');
  mkdirSync(path.join(folder, 'out'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function converting(content: string, signal = new AbortController().signal, limitMs = 20_000) {
  const file = path.join(folder, 'file.doc');
  writeFileSync(file, content);
  return convert({ converter, file, format: 'doc', folder }, signal, limitMs);
}

const hanging = () => Number(readFileSync(path.join(home, 'hangs.pid'), 'utf8'));
const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    // a killed one that nobody has waited for yet is not alive
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('a conversion', () => {
  it('gets the filter by name, none of our surroundings, and a limit of memory', async () => {
    process.env.VIZIR_SECRET_OF_TEST = 'x';
    const made = await converting('TELLS');
    delete process.env.VIZIR_SECRET_OF_TEST;
    const [filter, names, memory] = readFileSync(made, 'utf8').split('|');
    expect(filter).toBe('%PDF-1.4 MS Word 97');
    expect(names).not.toContain('SECRET');
    expect(memory).toBe('2500000');
    expect(readFileSync(path.join(folder, 'profile/user/registrymodifications.xcu'), 'utf8')).toContain(
      'BlockUntrustedRefererLinks',
    );
  });

  it('that makes nothing is broken', async () => {
    expect(await converting('REFUSES')).toBe('broken');
  });

  it('that takes too long is ended with everything it started', async () => {
    expect(await converting('HANGS', undefined, 1500)).toBe('slow');
    await expect.poll(() => lives(hanging())).toBe(false);
  });

  it('ends with the worker', async () => {
    const stop = new AbortController();
    const end = expect(converting('HANGS', stop.signal)).rejects.toThrow();
    await expect.poll(() => existsSync(path.join(home, 'hangs.pid'))).toBe(true);
    stop.abort();
    await end;
    await expect.poll(() => lives(hanging())).toBe(false);
  });
});

describe('the converter', () => {
  it('is where the setting says, or nowhere', async () => {
    expect(await findConverter(converter)).toBe(converter);
    expect(await findConverter('/nowhere/soffice')).toBeNull();
  });
});
