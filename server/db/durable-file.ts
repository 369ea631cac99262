import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a small file so that after a crash there is the whole new one or the whole old one. */
export function writeDurably(path: string, content: string, mode: number): void {
  const next = writeBeside(path, content, mode);
  renameSync(next, path);
  syncFolderOf(path);
}

/**
 * The same where nobody has made the file yet: of several processes that come at once one makes it, whole, and the others leave it as it
 * is. What is there afterwards is read by all.
 */
export function makeDurablyOnce(path: string, content: string, mode: number): void {
  const next = writeBeside(path, content, mode);
  try {
    linkSync(next, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    // a file system without links: the last one to come is heard
    renameSync(next, path);
  } finally {
    rmSync(next, { force: true });
  }
  syncFolderOf(path);
}

function writeBeside(path: string, content: string, mode: number): string {
  const next = `${path}.${process.pid}.new`;
  const file = openSync(next, 'w', mode);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return next;
}

function syncFolderOf(path: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
