import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeProfile } from './profile.ts';
import type { OfficeFormat } from './shown-as.ts';

/** Named outright: LibreOffice left to itself tells by the content, and would read a page of HTML that calls itself .doc. */
const filters: Record<OfficeFormat, string> = {
  docx: 'MS Word 2007 XML',
  doc: 'MS Word 97',
  xlsx: 'Calc MS Excel 2007 XML',
  xls: 'MS Excel 97',
  rtf: 'Rich Text Format',
  odt: 'writer8',
  ods: 'calc8',
};

export const HARD_LIMIT_MS = 60_000;
/** Of one process: KiB of memory, blocks of a file it writes, seconds of the processor. What a system cannot limit it leaves. */
const limits = 'ulimit -v 2500000; ulimit -f 400000; ulimit -t 60; ulimit -c 0';

/** LibreOffice as the setting names it, or as PATH has it; null where there is none. */
export async function findConverter(setting: string | null): Promise<string | null> {
  if (setting !== null) return (await isProgram(setting)) ? setting : null;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    for (const name of ['soffice', 'libreoffice']) {
      const found = path.join(folder, name);
      if (folder !== '' && (await isProgram(found))) return found;
    }
  return null;
}

const isProgram = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

type Conversion = { converter: string; file: string; format: OfficeFormat; folder: string };

/**
 * Makes a PDF of the file, in a process group that is killed as one: when its time is over, when the worker ends. It gets no
 * network where the system can take it away, no surroundings of ours, and a limited memory. Answers where the PDF is.
 */
export async function convert(
  { converter, file, format, folder }: Conversion,
  signal: AbortSignal,
  limitMs = HARD_LIMIT_MS,
): Promise<string | 'slow' | 'broken'> {
  const profile = path.join(folder, 'profile');
  const out = path.join(folder, 'out');
  await writeProfile(profile);
  const words = [
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nofirststartwizard', '--nologo'],
    `--infilter=${filters[format]}`,
    ...['--convert-to', 'pdf', '--outdir', out, file],
  ];
  const ended = await run([converter, ...words], { folder, home: profile }, signal, limitMs);
  if (ended === 'late') return 'slow';
  signal.throwIfAborted();
  const made = path.join(out, `${path.parse(file).name}.pdf`);
  const found = await stat(made).catch(() => null);
  return found && found.size > 0 ? made : 'broken';
}

function run(
  command: string[],
  { folder, home }: { folder: string; home: string },
  signal: AbortSignal,
  limitMs: number,
): Promise<'ended' | 'late'> {
  const [program = '', ...words] = bounded(command);
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: home, TMPDIR: folder, LANG: 'C.UTF-8', SAL_USE_VCLPLUGIN: 'svp' },
    });
    let late = false;
    const end = () => endGroup(child.pid);
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limitMs);
    signal.addEventListener('abort', end, { once: true });
    const over = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      // what it started and left behind goes too
      end();
    };
    child.once('error', (error) => {
      over();
      reject(error);
    });
    child.once('exit', () => {
      over();
      resolve(late ? 'late' : 'ended');
    });
    if (signal.aborted) end();
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const bounded = (command: string[]): string[] =>
  process.platform === 'win32'
    ? command
    : ['/bin/sh', '-c', `{ ${limits}; } 2>/dev/null; exec "$@"`, 'sh', ...withoutNetwork(), ...command];

/** Where people may make namespaces of their own, a process of ours can be left without a network. Asked once. */
let wall: string[] | undefined;
function withoutNetwork(): string[] {
  const words = ['unshare', '--map-root-user', '--net'];
  wall ??=
    process.platform === 'linux' && spawnSync('unshare', [...words.slice(1), 'true']).status === 0
      ? words
      : [];
  return wall;
}
