import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { sealJournal } from '#server/journal/seal.job.ts';
import { type Finding, verifyJournal } from '#server/journal/verify.ts';
import { openStage, type Stage } from '#test/app.ts';
import { bar, isFull, seed } from '../bar.ts';
import { goodCall, likelyCall, streams } from './calls.ts';
import { type Judge, judgeBy } from './conform.ts';
import { type ApiDocument, readDocument } from './document.ts';
import { openEmptyStage } from './empty.ts';
import { healed } from './heal.ts';
import { makers } from './makers.ts';
import { type Scene, sceneOn } from './scene.ts';
import { spoil } from './spoil.ts';
import { type Call, sendTo, told, type Wire, wireOf } from './wire.ts';

const MALFORMED = bar(1_200, 10_000);
const VALID = bar(250, 5_000);
const SEED = seed(20_261_124);
const KEY = 'k'.repeat(43);
/** Faults shown at once; the rest are counted. */
const SHOWN = 40;

describe(`malformed input (seed ${SEED})`, { timeout: bar(300_000, 7_200_000) }, () => {
  let document: ApiDocument;
  let judge: Judge;
  let stage: Stage;
  let scene: Scene;
  const reached = new Set<string>();
  const faults: string[] = [];

  beforeAll(async () => {
    document = await readDocument();
    judge = judgeBy(document);
    stage = await openStage();
    scene = sceneOn(stage);
  });
  afterAll(() => stage.close());

  const send = async (on: Stage, wire: Wire): Promise<number> => {
    const reply = await sendTo(on, wire);
    const found = judge(wire.operation, reply);
    if (wire.wanted !== undefined && ![wire.wanted, 401, 403, 404].includes(reply.status))
      found.push(`answered ${reply.status}, not ${wire.wanted}`);
    faults.push(...found.map((fault) => `${fault} — ${reply.status} ${told(wire)}`));
    if (reply.status < 300 && wire.operation) reached.add(wire.operation.id);
    return reply.status;
  };
  const noFaults = () => {
    const shown = faults.splice(0);
    expect(shown.slice(0, SHOWN), `${shown.length} faults, seed ${SEED}`).toEqual([]);
  };

  it('the first start and the demonstration company answer as documented', async () => {
    const empty = await openEmptyStage();
    try {
      const first = sceneOn(empty);
      const call = await callTo('setup.make', first);
      const made = await sendTo(empty, wireOf(empty, call));
      expect(judge(call.operation, made)).toEqual([]);
      const cookie = [made.headers['set-cookie']]
        .flat()
        .map((one) => String(one).split(';')[0])
        .join('; ');
      const demo = wireOf(empty, {
        ...(await callTo('setup.fillDemo', first)),
        as: null,
        headers: { cookie },
      });
      expect([made.status, await send(empty, demo)]).toEqual([201, 201]);
      reached.add('setup.make');
      expect(await behindItsBack(empty)).toEqual([]);
    } finally {
      await empty.close();
    }
    noFaults();
  });

  it('every operation answers a valid request as documented', async () => {
    for (const operation of document.operations.filter(({ id }) => !streams.includes(id))) {
      const call = await goodCall(scene, document, operation, seeded(SEED));
      const status = await send(stage, wireOf(stage, call));
      if (status >= 300 && !operation.id.startsWith('setup.'))
        faults.push(`${operation.id} answers ${status} to a valid request`);
    }
    noFaults();
    const missed = document.operations
      .map(({ id }) => id)
      .filter((id) => !reached.has(id) && !streams.includes(id));
    expect(missed).toEqual([]);
    expect(Object.keys(makers).filter((id) => !document.operations.some((one) => one.id === id))).toEqual([]);
  });

  it(`${VALID} requests of the right shape are answered as documented`, async () => {
    const random = seeded(SEED + 1);
    const open = document.operations.filter(({ id }) => !streams.includes(id));
    for (let n = 0; n < VALID; n++) {
      if (n % 100 === 0) await healed(stage);
      const operation = open[n % open.length] as (typeof open)[number];
      const made = isFull && random.int(0, 3) === 0;
      const call = made
        ? await goodCall(scene, document, operation, random)
        : likelyCall(document, operation, random);
      await send(stage, wireOf(stage, call));
    }
    noFaults();
  });

  it(`${MALFORMED} malformed requests are refused as documented, and nothing of the inside is shown`, async () => {
    await healed(stage);
    const random = seeded(SEED + 2);
    const bases = await basesOf();
    for (let n = 0; n < MALFORMED; n++) {
      if (n % 100 === 0) await healed(stage);
      await send(stage, spoil(stage, document, bases[n % bases.length] as Call, random));
    }
    noFaults();
  });

  it('the process lives, and every order stands as its journal tells', async () => {
    for (const url of ['/healthz', '/readyz']) expect((await stage.app.inject(url)).statusCode).toBe(200);
    await healed(stage);
    expect((await stage.as('admin').get('/me')).status).toBe(200);
    expect(await behindItsBack(stage)).toEqual([]);
  });

  async function callTo(id: string, on: Scene): Promise<Call> {
    const operation = document.operations.find((one) => one.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    return goodCall(on, document, operation, seeded(SEED));
  }

  /** A good request per operation, to be spoiled; some sent before stand no more, and are spoiled all the same. */
  async function basesOf(): Promise<Call[]> {
    const bases: Call[] = [];
    for (const operation of document.operations)
      if (!streams.includes(operation.id))
        bases.push(await goodCall(scene, document, operation, seeded(SEED + 3)));
    return bases;
  }
});

/** What stands otherwise than the journal tells: after any input, nothing. */
async function behindItsBack({ ownerDb, deps }: Stage): Promise<Finding[]> {
  const { dataDir } = deps.config;
  await sealJournal(ownerDb, KEY, dataDir);
  return (await verifyJournal(ownerDb, KEY, dataDir)).findings;
}
