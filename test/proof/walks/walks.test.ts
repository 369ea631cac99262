import { describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { bar, isFull, seed } from '../bar.ts';
import { Fault } from './compare.ts';
import { type Ground, openGround, type Shape } from './ground.ts';
import { type Call, inWords } from './model/calls.ts';
import { beginWalk, walkAgain, walkAtRandom } from './walk.ts';

/**
 * S4: random walks over two processes find no way to a state without its required fields, files and signatures. The seed of
 * a walk that fails, and the shortest list of calls that still does, stand in the message; VIZIR_SEED walks it again first.
 */
const SEQUENCES = bar(30, 2000);
const PER_GROUND = 25;
const SHRINK_TRIES = 40;
const first = seed(2026);

const shapeOf = (walkSeed: number): Shape => {
  const random = seeded(walkSeed);
  const manager = random.pick(['manager', 'colleague', 'otherManager'] as const);
  const counts = random.pick([
    { expertise: 1, inspection: 1 },
    { expertise: 2, inspection: 0 },
    { expertise: 2, inspection: 1 },
    { expertise: 1, inspection: 2 },
  ]);
  return { manager, ...counts };
};

describe('random walks', () => {
  it(`${SEQUENCES} walks end where the engine, the specification and the journal say`, {
    timeout: 7_200_000,
  }, async () => {
    const seen: Record<string, number> = {};
    let calls = 0;
    for (let from = 0; from < SEQUENCES; from += PER_GROUND) {
      const seeds = Array.from(
        { length: Math.min(PER_GROUND, SEQUENCES - from) },
        (_, n) => first + from + n,
      );
      const ground = await openGround(seeds.map(shapeOf));
      try {
        for (const [index, walkSeed] of seeds.entries())
          calls += await oneWalk(ground, index, walkSeed, seen);
      } finally {
        await ground.close();
      }
    }
    console.log(`walks: ${SEQUENCES} sequences, ${calls} calls, ${JSON.stringify(seen)}`);
    // a proof that walks nowhere proves nothing
    expect([...often, ...(isFull ? seldom : [])].filter((act) => !seen[act])).toEqual([]);
  });
});

/** Each must have happened, or the walks do not go where the dangers are; a sample is too short for some. */
const often = [
  'giveResolution accepted',
  'giveResolution refused',
  'setField accepted',
  'setField refused',
  'setMark accepted',
  'enterPayment accepted',
  'addFile accepted',
  'requestResolution accepted',
  'returnOrder accepted',
  'refuse accepted',
  'editContract accepted',
  'editContract refused',
  'enterAbsence accepted',
  'repeat accepted',
  'changeMany accepted',
];
const seldom = [
  'clearMark accepted',
  'reversePayment accepted',
  'binFile accepted',
  'takeBackRequest accepted',
  'withdrawResolution accepted',
  'takeUp accepted',
  'reopen accepted',
  'reassign accepted',
  'replaceExpert accepted',
  'attachContract accepted',
  'cancelAbsence accepted',
  'misuse refused',
];

async function oneWalk(
  ground: Ground,
  index: number,
  walkSeed: number,
  seen: Record<string, number>,
): Promise<number> {
  const start = ground.walks[index];
  if (!start) throw new Error('a walk without a start');
  const walk = await beginWalk(ground, start);
  try {
    await walkAtRandom(walk, walkSeed);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const shortest = await shrunk(shapeOf(walkSeed), walk.calls);
    const list = shortest.map((call, n) => `  ${n + 1}. ${inWords(call)}`).join('\n');
    throw new Error(
      `VIZIR_SEED=${walkSeed}: ${error.message}\nafter ${walk.calls.length} calls, of which these are enough:\n${list}`,
    );
  }
  for (const [what, n] of Object.entries(walk.seen)) seen[what] = (seen[what] ?? 0) + n;
  await backToWork(
    ground,
    walk.model.company.away.map(({ id }) => id),
  );
  return walk.calls.length;
}

/** The next walk finds everybody at work. */
async function backToWork({ stage }: Ground, absences: readonly number[]): Promise<void> {
  for (const id of absences) await stage.as('admin').delete(`/absences/${id}`);
}

/** Leaves out calls, in halves and then one by one, as long as the walk still fails. */
async function shrunk(shape: Shape, calls: readonly Call[]): Promise<readonly Call[]> {
  let [short, tries] = [calls, SHRINK_TRIES];
  for (
    let size = Math.ceil(calls.length / 2);
    size >= 1 && tries > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < short.length && tries > 0; ) {
      const fewer = [...short.slice(0, at), ...short.slice(at + size)];
      tries -= 1;
      if (await fails(shape, fewer)) short = fewer;
      else at += size;
    }
  }
  return short;
}

async function fails(shape: Shape, calls: readonly Call[]): Promise<boolean> {
  const ground = await openGround([shape]);
  try {
    const [start] = ground.walks;
    if (!start) return false;
    await walkAgain(await beginWalk(ground, start), calls);
    return false;
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  } finally {
    await ground.close();
  }
}
