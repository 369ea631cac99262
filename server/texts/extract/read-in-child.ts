import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { FromChild } from './child.ts';
import { limits } from './limits.ts';

const program = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Reads a file in a process of its own, which ends when it takes too long or too much memory: a bomb ends as a file without text. Nothing
 * of this process goes along: no settings, no keys.
 */
export async function readInChild(file: Readable, hardMs: number = limits.hardMs): Promise<FromChild> {
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    env: {},
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), hardMs);
  try {
    const answer = answerOf(child);
    // It may have heard enough before the end: then there is nobody left to write to, and its answer counts.
    if (child.stdin) await pipeline(file, child.stdin).catch(ignoreClosed);
    return await answer;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    file.destroy();
  }
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
    throw error;
}

/** Killed by its time or by the system for its memory: too much for it. */
const answerOf = (child: ChildProcess) =>
  new Promise<FromChild>((done, fail) => {
    child.once('message', (message) => done(message as FromChild));
    child.once('error', fail);
    child.once('exit', (_code, signal) => done({ reason: signal ? 'heavy' : 'broken' }));
  });
