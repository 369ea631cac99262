import type { Answer } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { coveredBy, type Ground } from './ground.ts';
import { changedSince, equal, partsSigned, readStanding, type Standing } from './standing.ts';
import type { Stand } from './stands.ts';
import { fill, valuesOf, workOf } from './work.ts';

/** Routes by which a signature is taken back in the open: it then covers nothing, and the journal keeps it. */
const takesBack = ['orders.withdrawResolution', 'orders.return', 'orders.reopen'];

/** Another expert: «What is signed is not edited», so the order goes back in the open and is signed anew by the same act. */
const signsAnew = ['orders.replaceExpert', 'orders.changeMany'];

/** «What is signed is not edited»: a file may be put into the bin by the head of sales with a reason, and that shows. */
const voids = ['documents.bin'];

/** What became of the signatures, or what does not hold of them, in words. */
export type Outcome = { met: 'refused' | 'intact' | 'void' | 'taken back' } | { fault: string };

/** Read from the rows, and from the cards of two people. */
export async function outcomeOf(
  ground: Ground,
  stand: Stand,
  routeId: string,
  { status, body }: Answer,
): Promise<Outcome> {
  const now = await readStanding(ground.db, stand.id);
  if (status >= 500) return { fault: `${status} ${body?.code}` };
  if (status >= 300)
    return equal(stand.before, now) ? { met: 'refused' } : { fault: `${status}, and the order has changed` };
  const cards = await cardsOf(ground, stand, now);
  const outcomes: Outcome[] = [];
  for (const step of stand.signed) {
    const seen = { step, now, cards };
    outcomes.push(
      now.signatures[step] ? await standsOrIsVoid(ground, stand, routeId, seen) : takenBack(routeId, seen),
    );
  }
  const of = (kind: string) => outcomes.find((one) => ('fault' in one ? kind === 'fault' : one.met === kind));
  return of('fault') ?? of('void') ?? of('taken back') ?? { met: 'intact' };
}

type Seen = { step: string; now: Standing; cards: Card[] };
type Card = {
  as: Name;
  steps: { key: string; state: string; resolution: { void: boolean } | null; withdrawn: unknown[] }[];
};

/** As the administrator and as who leads the order now; a manager who left a finished order behind is answered for by the head. */
async function cardsOf({ as, stage }: Ground, { id }: Stand, { managerId }: Standing): Promise<Card[]> {
  const manager = managerId === stage.world.ids.manager ? 'manager' : 'otherManager';
  const read = (name: Name) => as(name).get(`/orders/${id}`);
  const own = await read(manager);
  const leader = own.status === 401 ? 'headOfSales' : manager;
  const cards = [await read('admin'), own.status === 401 ? await read(leader) : own];
  return cards.map(({ body }, n) => ({ ...body, as: n === 0 ? 'admin' : leader }));
}

async function standsOrIsVoid(
  ground: Ground,
  stand: Stand,
  routeId: string,
  { step, now, cards }: Seen,
): Promise<Outcome> {
  const fault = (words: string): Outcome => ({ fault: `the signature of ${step} ${words}` });
  const signature = now.signatures[step];
  const isAnew = !equal(signature, stand.before.signatures[step]);
  if (!signature || (isAnew && !signsAnew.includes(routeId))) return fault('says something else');
  if (now.states[step] !== 'resolved') return fault(`stands over a step that is ${now.states[step]}`);
  const changed = changedSince(coveredBy(ground.rules, step), partsSigned(signature), now);
  for (const { as, steps } of cards) {
    const own = steps?.find(({ key }) => key === step);
    const shown = own?.resolution;
    if (isAnew && !own?.withdrawn.length) return fault(`is another, and ${as} is not shown how`);
    if (!shown) return fault(`is not shown to ${as}`);
    if (shown.void !== changed.length > 0)
      return fault(
        `is shown to ${as} ${shown.void ? 'void' : 'intact'}; changed: ${changed.join(', ') || 'nothing'}`,
      );
  }
  if (changed.length === 0) return { met: isAnew ? 'taken back' : 'intact' };
  if (!voids.includes(routeId)) return fault(`is void by an edit of ${changed.join(', ')}`);
  const passed = await passedOver(ground, stand, step, now);
  return passed === null ? { met: 'void' } : fault(passed);
}

/** Everything else brought, does the signature of the step at work refuse for the void one alone? */
async function passedOver(
  ground: Ground,
  { id, at }: Stand,
  step: string,
  { status, states, archived }: Standing,
): Promise<string | null> {
  const { path, stage } = ground;
  if (at === null || archived) return 'is void in the archive';
  if (status === 'refused') await path.takeUp('manager', id);
  if (status !== 'confirmed') await path.confirm('manager', id);
  if (states[at] !== 'awaitingResolution') await fill(path, stage, id, at);
  const { signer } = workOf(at);
  const answer = await path.sign(signer, id, at, { values: valuesOf(at, stage) });
  const missing: { code: string; step: string }[] = answer.body?.missing ?? [];
  const isNamed = missing.length > 0 && missing.every(({ code }) => code === 'void_resolution');
  if (answer.status !== 409 || answer.body.code !== 'gate_closed')
    return `is void, and ${at} answers ${answer.status} ${answer.body?.code}`;
  return isNamed && missing.some((one) => one.step === step)
    ? null
    : `is void, and the gate names ${JSON.stringify(missing)}`;
}

function takenBack(routeId: string, { step, now, cards }: Seen): Outcome {
  const fault = (words: string): Outcome => ({ fault: `the signature of ${step} is gone${words}` });
  if (![...takesBack, ...signsAnew].includes(routeId)) return fault('');
  if (now.archived || now.states[step] === 'resolved') return fault(', and its step is closed');
  const unseen = cards.filter((card) => {
    const shown = card.steps?.find(({ key }) => key === step);
    return !shown || shown.resolution !== null || shown.withdrawn.length === 0;
  });
  if (unseen.length > 0) return fault(`, and ${unseen.map(({ as }) => as).join()} is not shown how`);
  return { met: 'taken back' };
}
