// What every script shares. Plain JavaScript for Node 20: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(root, ...parts);

const wantedMajor = 26;
const isNewEnough = Number(process.versions.node.split('.')[0]) >= wantedMajor;

/** A message for the person at the console; no stack. */
export class Stop extends Error {}

/** Installs the dependencies if the lock file is not the one they were installed from. True if it did. */
export async function ensureInstalled() {
  const stamp = inRoot('node_modules', '.vizir-lock');
  const lock = readFileSync(inRoot('package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(ownNode())) return false;
  // Somebody may have run `npm ci` by hand, which leaves no stamp of ours.
  const installed = isInstalled(JSON.parse(lock.toString('utf8')));
  if (!installed) {
    console.log('Ставлю зависимости (npm ci), это займёт около минуты… / Installing dependencies…');
    await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  }
  writeFileSync(stamp, hash);
  return !installed;
}

function isInstalled(lock) {
  try {
    const here = JSON.parse(readFileSync(inRoot('node_modules', '.package-lock.json'), 'utf8')).packages;
    const wanted = Object.entries(lock.packages).filter(([path, it]) => path !== '' && !it.optional);
    return wanted.every(([path, it]) => here[path]?.version === it.version) && existsSync(ownNode());
  } catch {
    return false;
  }
}

function ownNode() {
  return inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** A Node that runs TypeScript as it is: this one if it is new enough, else the one among the dependencies. */
export function node() {
  if (isNewEnough && existsSync(process.execPath)) return process.execPath;
  const own = ownNode();
  const tried = spawnSync(own, ['--version'], { encoding: 'utf8' });
  if (tried.status === 0) return own;
  throw new Stop(
    `Нужен Node ${wantedMajor} или новее: пакет node не установился. Node ${wantedMajor} or newer is needed, and the package "node" did not install: ${tried.error?.message ?? tried.stderr}`,
  );
}

/** npm as it was called, or the one on the PATH. Never under a Node that the installation is about to replace. */
async function npm(words) {
  const { npm_execpath: script, npm_node_execpath: runner } = process.env;
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const own = runner?.startsWith(inRoot('node_modules'));
  const ran =
    script?.endsWith('.js') && runner && !own
      ? await run(runner, [script, ...words], { env })
      : await run('npm', words, { env, shell: process.platform === 'win32' });
  if (ran !== 0) throw new Stop(`npm ${words[0]} не удался / failed (${ran})`);
}

/** Builds the page when anything it is made of has changed. True if it did. */
export async function ensurePage() {
  const stamp = inRoot('.cache', 'page.hash');
  const hash = hashOf(['web', 'api', 'domain', 'package-lock.json']);
  const isBuilt = existsSync(inRoot('web', 'dist', 'index.html'));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  console.log('Собираю страницу… / Building the page…');
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const ran = await run(node(), [
    vite,
    'build',
    '--config',
    inRoot('web', 'vite.config.ts'),
    '--logLevel',
    'warn',
  ]);
  if (ran !== 0) throw new Stop('Страница не собралась / the page did not build');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((it) => filesIn(inRoot(it)))) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((it) => it.name !== 'dist' && it.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((it) => (it.isDirectory() ? filesIn(join(path, it.name)) : [join(path, it.name)]));
}

const children = new Set();

/** Runs a program with our console; resolves to its exit code, or 'timeout'. */
export function run(program, words, { timeoutMs, last, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = last ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(program, words, { cwd: root, stdio, ...options });
    children.add(child);
    if (last) for (const name of ['stdout', 'stderr']) passOn(child[name], process[name], last);
    let isLate = false;
    const timer =
      timeoutMs &&
      setTimeout(() => {
        isLate = true;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
      }, timeoutMs);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      children.delete(child);
      resolve(isLate ? 'timeout' : (code ?? signal));
    });
  });
}

/** What a program says goes on to the reader, and its last lines are kept in `last`. */
function passOn(from, to, last) {
  from.setEncoding('utf8').on('data', (text) => {
    to.write(text);
    last.push(...text.split('\n').filter((line) => line.trim() !== ''));
    last.splice(0, last.length - 40);
  });
}

/** Ctrl-C and kill reach the programs we started, whoever sent them. */
export function passSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      for (const child of children) child.kill(signal);
    });
  }
}

export function fail(error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exit(1);
}
