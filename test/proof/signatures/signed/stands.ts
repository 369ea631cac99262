import type { Stage } from '#test/app.ts';
import { type OrderPath, ok, orderPath } from '#test/order-path.ts';
import { isFull } from '../../bar.ts';
import type { Rules } from '../../walks/rules.ts';
import { readStanding, type Standing } from './standing.ts';
import { fill, workOf } from './work.ts';

/** An order with signatures on it, and what its rows said when it had come to stand there. */
export type Stand = {
  label: string;
  id: number;
  clientId: number;
  contractId: number;
  /** Another contract of the same client. */
  otherContractId: number;
  /** Steps whose signatures stand, in their order. */
  signed: string[];
  /** The step at work; null in the archive. */
  at: string | null;
  turn: Turn;
  documents: number[];
  before: Standing;
};

/** What has befallen the order since its last signature; none of it touches what is signed. */
const turns = {
  'at work': async () => {},
  filled: (path, id, at, stage) => fill(path, stage, id, at),
  'asked for': async (path, id, at, stage) => {
    await fill(path, stage, id, at);
    await ok(path.request(workOf(at).filler, id, at));
  },
  'sent back': (path, id, at) => ok(path.sendBack(workOf(at).returner, id, at)),
  refused: (path, id) => ok(path.refuse('manager', id)),
  'taken up': async (path, id) => {
    await ok(path.refuse('manager', id));
    await ok(path.takeUp('manager', id));
  },
} satisfies Record<string, (path: OrderPath, id: number, at: string, stage: Stage) => Promise<unknown>>;
export type Turn = keyof typeof turns | 'archived' | 'reopened';

/** Turns beside the two plain ones, in the sample; the full proof takes them all. */
const sampled: Record<string, (keyof typeof turns)[]> = {
  terms: [],
  payment: ['refused'],
  assignment: ['asked for'],
  examination: ['taken up'],
  approval: ['sent back'],
  archive: ['refused', 'taken up'],
};

/** One order for each step that can be at work, the steps before it signed in turn, and those that went through. */
export async function makeStands(stage: Stage, rules: Rules): Promise<Stand[]> {
  const steps = rules.steps.map(({ key }) => key);
  const stands: Stand[] = [];
  for (const [n, at] of steps.entries()) {
    const all = Object.keys(turns) as (keyof typeof turns)[];
    const chosen = all.filter(
      (turn) => isFull || ['at work', 'filled', ...(sampled[at] ?? [])].includes(turn),
    );
    for (const turn of chosen) {
      if (turn === 'asked for' && at === steps.at(-1)) continue;
      stands.push(await standAt(stage, steps.slice(0, n), at, turn));
    }
  }
  stands.push(await standAt(stage, steps, null, 'archived'));
  stands.push(await standAt(stage, steps.slice(0, -1), steps.at(-1) ?? '', 'reopened'));
  return stands;
}

async function standAt(stage: Stage, signed: string[], at: string | null, turn: Turn): Promise<Stand> {
  const path = orderPath(stage);
  const { id, clientId, contractId } = await path.prospect();
  const number = `ЗАП-${id}`;
  const other = await ok(stage.as('manager').post('/contracts', { clientId, number, amount: '5.00' }));
  const documents = [
    await upload(stage, 'manager', `orders/${id}`, 'termsOfReference', SIGNED_FILE),
    await upload(stage, 'manager', `orders/${id}`, 'other', 'письмо'),
    await upload(stage, 'accountant', `contracts/${contractId}`, 'contract', 'договор'),
  ];
  for (const step of signed) await path.ways[step]?.(id);
  if (turn === 'reopened') {
    await path.ways.archive?.(id);
    await ok(path.reopen('headOfSales', id));
  } else if (turn !== 'archived') await turns[turn](path, id, at ?? '', stage);
  return {
    label: `${at ?? 'the archive'}, ${turn}`,
    id,
    clientId,
    contractId,
    otherContractId: other.id,
    signed,
    at,
    turn,
    documents,
    before: await readStanding(stage.ownerDb, id),
  };
}

export const SIGNED_FILE = 'что обследовать';

async function upload(
  stage: Stage,
  as: 'manager' | 'accountant',
  place: string,
  kind: string,
  text: string,
): Promise<number> {
  const name = encodeURIComponent(`${text}.txt`);
  return (await ok(stage.as(as).upload(`/${place}/documents?name=${name}&kind=${kind}`, Buffer.from(text))))
    .id;
}
