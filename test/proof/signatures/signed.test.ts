import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#api/all.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { openStage, type Stage } from '#test/app.ts';
import { ok } from '#test/order-path.ts';
import { type Name, names } from '#test/world.ts';
import { isFull, seed } from '../bar.ts';
import { coveredBy, type Ground, openGround } from './signed/ground.ts';
import { type Outcome, outcomeOf } from './signed/judge.ts';
import { judgedBeside } from './signed/judged-beside.ts';
import { judgedImports } from './signed/judged-imports.ts';
import { judgedOrders } from './signed/judged-orders.ts';
import { judgedTemplates } from './signed/judged-templates.ts';
import { judgedUploads } from './signed/judged-uploads.ts';
import { equal, keyOf, partOf, partsSigned, readStanding } from './signed/standing.ts';
import { makeStands, type Stand } from './signed/stands.ts';
import type { Judged, Try } from './signed/try.ts';
import { storedFiles } from './tampered/bytes.ts';

const number = seed(20261124);
const random: Seeded = seeded(number);
const judged: Record<string, Judged> = {
  ...judgedOrders,
  ...judgedBeside,
  ...judgedImports,
  ...judgedUploads,
  ...judgedTemplates,
};
const writes = allRoutes.filter(({ method }) => method !== 'GET').map(({ id }) => id);

let stage: Stage;
let ground: Ground;
let stands: Stand[];
let otherEntityId: number;
beforeAll(async () => {
  stage = await openStage();
  otherEntityId = (await ok(stage.as('admin').post('/dictionaries/legalEntity', { name: 'ООО «Второе»' })))
    .id;
  ground = await openGround(stage);
  stands = await makeStands(stage, ground.rules);
}, 600_000);
afterAll(async () => {
  await ground?.close();
  await stage?.close();
});

const timeout = isFull ? 7_200_000 : 300_000;

describe('signed is signed', { timeout }, () => {
  it('every write route of the API is tried, or says why it cannot come near an order', () => {
    expect(writes.filter((id) => !(id in judged))).toEqual([]);
    expect(Object.keys(judged).filter((id) => !writes.includes(id))).toEqual([]);
  });

  it('a signature covers what the table of the specification requires at its step, as the rows say it, and nothing else', () => {
    const wrong = stands.flatMap(({ label, signed, before }) =>
      signed.flatMap((step) => {
        const signature = before.signatures[step];
        if (!signature) return [`${label}: no signature of ${step}`];
        const items = coveredBy(ground.rules, step);
        const wanted = Object.fromEntries(items.map((item) => [keyOf(item), partOf(item, before)]));
        return equal(wanted, partsSigned(signature)) ? [] : [`${label}: ${step} ${signature.content}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('while its step is open, every one of these is changed by one of the tries', async () => {
    for (const stand of stands.filter(({ turn }) => turn === 'filled')) {
      const left = new Set(coveredBy(ground.rules, stand.at ?? ''));
      for (const [, it] of triesOn(stand)) {
        if (left.size === 0) break;
        const now = await ground.undone(async () => {
          await it.send(ground.as(it.by[0] ?? 'admin'));
          return readStanding(ground.db, stand.id);
        });
        for (const item of left) if (!equal(partOf(item, stand.before), partOf(item, now))) left.delete(item);
      }
      expect([...left], stand.label).toEqual([]);
    }
  });

  it('signed, they are refused, or the signature shows void and the gate is shut', async () => {
    const faults: string[] = [];
    const met: Record<string, number> = {};
    for (const [stand, routeId, it] of everyTry())
      for (const name of peopleFor(stand, it)) {
        const outcome = await tried(stand, routeId, it, name);
        if ('fault' in outcome)
          faults.push(`${stand.label} | ${routeId}: ${it.what} | ${name} | ${outcome.fault}`);
        else met[outcome.met] = (met[outcome.met] ?? 0) + 1;
      }
    console.info(`signatures: ${JSON.stringify(met)}, ${faults.length} faults (seed ${number})`);
    expect(faults).toEqual([]);
    expect(Object.keys(met).sort()).toEqual(['intact', 'refused', 'taken back', 'void']);
  });

  it('and the bytes that were signed are those that are kept', async () => {
    for (const { file } of await storedFiles(stage.ownerDb, stage.deps.config.dataDir))
      expect(
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ).toBe(path.basename(file));
  });
});

const tried = (stand: Stand, routeId: string, { send }: Try, name: Name): Promise<Outcome> =>
  ground.undone(async () => outcomeOf(ground, stand, routeId, await send(ground.as(name))));

/** What the product remembers of a process published is not undone: it comes last. */
function everyTry(): [Stand, string, Try][] {
  const all = stands
    .filter(({ signed }) => signed.length > 0)
    .flatMap((stand) => triesOn(stand).map(([id, it]): [Stand, string, Try] => [stand, id, it]));
  const isLast = ([, id]: [Stand, string, Try]) => Number(id === 'processes.publish');
  return all.sort((a, b) => isLast(a) - isLast(b));
}

function triesOn(stand: Stand): [string, Try][] {
  const { rules, work } = ground;
  const target = { world: stage.world, rules, stand, otherEntityId, work };
  return Object.entries(judged).flatMap(([id, how]) =>
    typeof how === 'function' ? how(target).map((it): [string, Try] => [id, it]) : [],
  );
}

/** Everybody; in the sample those whose work it would be, with somebody else now and then, and on some orders one of them. */
function peopleFor({ turn }: Stand, { by }: Try): readonly Name[] {
  if (isFull) return names;
  if (['filled', 'archived'].includes(turn)) return random.int(1, 3) === 1 ? [...by, random.pick(names)] : by;
  return random.int(1, 3) === 1 ? [random.pick(by)] : [];
}
