import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Campaign, measureCampaign } from './campaign.ts';
import { openCapture } from './capture.ts';
import { type Cluster, cacheFolder, openCluster } from './cluster.ts';
import { gatherCrowd, sendCrowdHome } from './crowd.ts';
import { measureImport } from './import.ts';
import { measureLive } from './live.ts';
import { type Bench, type Measured, measure, round, type Target } from './measure.ts';
import { makeOperations, type Operation, talkedAbout } from './operations.ts';
import { openSessions, type People } from './people.ts';
import { writePlan } from './plan.ts';
import { type Program, startBare, startRole } from './processes.ts';
import { asTable, type Line, type Result } from './report.ts';
import { forgetRuns, workDone } from './reset.ts';
import { type Shape, shapes } from './shape.ts';
import { measureWhole, pageWeight } from './whole.ts';

/** `npm run bench -- S`, `-- L`, `--only list,card`, `--seconds 5`, `--rounds 3`. See docs of performance in the README. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
});

const say = (what: string): void => console.log(what);
const shape: Shape = positionals[0] === 'L' ? 'L' : 'S';
const only = values.only?.split(',');
const wants = (key: string): boolean => only === undefined || only.includes(key);

const cluster = await openCluster(shape, say);
const programs: Program[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stopAll().then(() => process.exit(130)));
let result: Result;
try {
  result = await run(cluster);
} finally {
  await stopAll();
}
const file = join(cacheFolder, `result-${shape}.json`);
mkdirSync(cacheFolder, { recursive: true });
// A run of a few operations is looked at, not kept.
if (!only) writeFileSync(file, JSON.stringify(result, null, 1));
say(`\n${asTable(result, shape === 'L' ? smallResult() : null)}`);

async function run({ admin, database, dataDir, pid, close }: Cluster): Promise<Result> {
  await forgetRuns(admin, shapes[shape]);
  if (wants('live')) await gatherCrowd(admin);
  const people = await openSessions(admin);
  const all = await makeOperations(admin, people);
  const operations = all.filter(({ key }) => wants(key));
  const planFile = join(cacheFolder, `plan-${shape}.json`);
  const capture = await openCapture(database);
  say('asking the product for its statements…');
  await writePlan(planFile, capture, operations, people).finally(() => capture.close());

  const started = async (program: Promise<Program>) => {
    const one = await program;
    programs.push(one);
    return one;
  };
  const lines: Line[] = [];
  let live: Result['live'] = null;
  let imported: Result['imported'] = null;
  let campaign: Campaign | null = null;
  try {
    const web = await started(startRole('web', database));
    const worker = await started(startRole('worker', database));
    const bare = await started(startBare(planFile, database));
    say('waiting for the worker to have nothing left…');
    await workDone(admin);
    const product: Target = {
      program: web,
      role: database.roles.app,
      worker: { program: worker, role: database.roles.job },
    };
    const plain: Target = { program: bare, role: 'vizir_owner' };
    const bench: Bench = {
      admin,
      postmaster: pid(),
      seconds: Number(values.seconds),
      rounds: Number(values.rounds),
      connections: 16,
    };
    if (wants('live')) {
      say('two hundred open pages…');
      live = await measureLive(
        { product: web.port, bare: bare.port },
        people,
        await talkedAbout(admin, people),
      );
      await sendCrowdHome(admin);
    }
    for (const operation of operations)
      for (const actor of operation.as) {
        const line = await timed(bench, operation, actor, people, product, plain);
        lines.push(line);
        say(
          `${line.key} as ${actor}: ${line.product.perSecond}/s, ${line.product.statements} statements, ratio ${line.ratio}`,
        );
      }
    if (wants('import')) imported = await measureImport(admin, web.port, people);
    if (wants('campaign')) campaign = await measureCampaign(admin, worker.pid, people.manager.employeeId);
  } finally {
    for (const program of programs.splice(0).reverse()) await program.stop();
  }
  await close(); // from here the product brings its own server up
  const whole = wants('whole') ? await measureWhole(dataDir, all, people, Number(values.seconds) * 3) : null;
  return {
    shape,
    at: new Date().toISOString(),
    lines,
    live,
    imported,
    campaign,
    whole,
    pageKb: pageWeight(),
  };
}

/** Nothing that this run started outlives it. */
async function stopAll(): Promise<void> {
  for (const program of programs.splice(0).reverse()) await program.stop();
  await cluster.close().catch(() => {}); // closed already where the run went well
}

async function timed(
  bench: Bench,
  operation: Operation,
  actor: Line['actor'],
  people: People,
  product: Target,
  plain: Target,
): Promise<Line> {
  const [own, bare] = await measure(bench, operation, actor, people[actor], [product, plain]);
  if (!own || !bare) throw new Error('nothing measured');
  const { key, title, bar, statements } = operation;
  return {
    key,
    title,
    actor,
    bar,
    mostStatements: statements,
    product: own,
    bare,
    ratio: ratioOf(own, bare),
  };
}

function ratioOf(product: Measured, bare: Measured): number | null {
  const below = bare.serverCpu + bare.databaseCpu;
  return below > 0 ? round((product.serverCpu + product.databaseCpu) / below) : null;
}

function smallResult(): Result | null {
  const small = join(cacheFolder, 'result-S.json');
  return existsSync(small) ? (JSON.parse(readFileSync(small, 'utf8')) as Result) : null;
}
