// A Chromium for the browser tests: the one named, an installed one, or one installed now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inRoot, node, run, Stop } from './project.mjs';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];
const minutes = (n) => n * 60_000;

/** Path of a browser that really starts. */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return named;
    throw new Stop(`CHROMIUM_PATH=${named} не запускается / does not start.`);
  }
  return (await installed()) ?? (await fromApt()) ?? (await fromPlaywright()) ?? none();
}

async function installed() {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/bin',
    '/usr/lib/chromium',
    '/opt/google/chrome',
  ];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  paths.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', await playwrightsOwn());
  return paths.find((path) => path && existsSync(path) && works(path));
}

/** Present is not enough: distributions put stubs in place that only advise. */
function works(path) {
  const words = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank'];
  const tried = spawnSync(path, words, { timeout: 30_000, encoding: 'utf8' });
  return tried.status === 0 && tried.stdout.includes('<html');
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

async function fromApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Ставлю браузер для проверок (apt-get)… / Installing a browser for the tests…');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: minutes(4) };
  await run('apt-get', ['update', '-q'], options);
  const words = ['install', '-y', '-q', '--no-install-recommends', 'chromium-headless-shell'];
  return (await run('apt-get', words, options)) === 0 ? installed() : undefined;
}

async function fromPlaywright() {
  console.log('Скачиваю браузер для проверок (playwright install)… / Downloading a browser for the tests…');
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const ran = await run(node(), [cli, 'install', '--only-shell', 'chromium'], { timeoutMs: minutes(4) });
  return ran === 0 ? installed() : undefined;
}

function none() {
  throw new Stop(
    'Браузер для проверок не найден и не установился: установите Chromium и задайте CHROMIUM_PATH.\n' +
      'No browser for the tests was found or could be installed: install Chromium and set CHROMIUM_PATH.',
  );
}
