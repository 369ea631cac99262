// npm test: everything, from a fresh clone. The last line is the count.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { checks, vitest } from './checks.mjs';
import { findBrowser } from './find-browser.mjs';
import { ensureInstalled, ensurePage, inRoot, node, passSignals, run, Stop } from './project.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const minutes = (n) => n * 60_000;

passSignals();
await step('dependencies', ensureInstalled);
for (const check of checks) await step(check.name, async () => expectZero(await check.run()));
await unitTests();
await step('the page builds', ensurePage);
await browserTests();

// The names come last, where a reader who sees only the end of a long output finds them.
for (const name of broken) console.log(`FAILED  ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

/** One thing that either holds or not. */
async function step(name, work) {
  console.log(`\n— ${name}`);
  try {
    await work();
    total.passed += 1;
    return true;
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    failed(name);
    return false;
  }
}

async function unitTests() {
  console.log('\n— vitest');
  const report = reportFile('vitest.json');
  const words = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const last = [];
  const code = await vitest(words, { timeoutMs: minutes(16), last });
  count('vitest', { code, last }, report, (it) => ({
    passed: it.numPassedTests,
    // A file that cannot even be loaded has no tests to fail.
    failed:
      it.numFailedTests +
      it.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.length).length,
    skipped: it.numPendingTests + it.numTodoTests,
    names: it.testResults.flatMap(namesOfFailed),
  }));
}

/** The failed tests of one file of vitest's report, each with the first line of its reason. */
function namesOfFailed({ name, status, message, assertionResults }) {
  const file = relative(inRoot(), name);
  const none = assertionResults.every((test) => test.status !== 'failed');
  if (status === 'failed' && none) return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

function firstLine(text) {
  return String(text ?? '').split('\n', 1)[0];
}

async function browserTests() {
  const files = readdirSync(inRoot('e2e'), { recursive: true }).filter((name) =>
    String(name).endsWith('.e2e.ts'),
  );
  if (files.length === 0) return;
  let browser;
  if (!(await step('a browser', async () => (browser = await findBrowser())))) return;
  console.log('\n— playwright');
  const report = reportFile('playwright.json');
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...process.env, CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run(node(), [cli, 'test', '--reporter=list,json'], { env, timeoutMs: minutes(18) });
  count('playwright', { code, last: [] }, report, ({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));
}

function reportFile(name) {
  mkdirSync(inRoot('.cache'), { recursive: true });
  const path = inRoot('.cache', name);
  rmSync(path, { force: true });
  return path;
}

/** A runner that fails without a failing test (a crash, a leak at the end, too long) is a failure too. */
function count(name, { code, last }, report, read) {
  let found = { passed: 0, failed: 0, skipped: 0 };
  try {
    found = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (error) {
    found.failed = 1;
    found.names = [`no report: ${error.message}`, ...last];
  }
  if (code !== 0 && found.failed === 0) Object.assign(found, { failed: 1, names: last });
  if (found.failed > 0) broken.push(`${name}: ${found.failed} (exit ${code})`, ...(found.names ?? []));
  for (const key of Object.keys(total)) total[key] += found[key];
}

function expectZero(code) {
  if (code !== 0) throw new Stop(`exit ${code}`);
}

function failed(name) {
  total.failed += 1;
  broken.push(name);
}
