import type { CallFacts, ClientFacts } from '../facts.ts';
import { seesCall } from '../oracle/calls.ts';
import type { Person } from '../people.ts';
import { inLanes } from './lanes.ts';
import { good, type Mutable, type OrderNotes, type Workshop } from './walk.ts';

/** Calls of every relation: the manager's own, somebody else's, an expert's who sees the client through an order; open and closed. */
export async function makeCalls(shop: Workshop): Promise<void> {
  const { facts, cast } = shop;
  const client = (label: string) => facts.clients.find((one) => one.label === label);
  const plans: [string, ClientFacts | undefined, Person, CallFacts['state']][] = [
    ["manager's", client('active of manager'), 'manager', 'open'],
    ["otherManager's", client('active of manager'), 'otherManager', 'open'],
    ['noted', client('active of manager'), 'manager', 'done'],
    ['not needed', client('active of manager'), 'otherManager', 'cancelled'],
    ["accountant's", client('active of regionManager'), 'accountant', 'open'],
    ['of nobody’s client', client('active of null'), 'headOfSales', 'open'],
    ['of a refused client', client('refused of manager'), 'otherManager', 'done'],
  ];
  const examined = (facts.orders as OrderNotes[]).filter(
    ({ archived, expertId, people }) =>
      !archived && expertId !== null && expertId === cast.ids[people.expert],
  );
  for (const { label, client: of, people } of examined.slice(0, 4)) {
    plans.push([`expert's on ${label}`, of, people.expert, 'open']);
    plans.push([`manager's on ${label}`, of, people.manager, 'done']);
  }
  await inLanes(
    plans.map(
      ([label, of, responsible, state]) =>
        () =>
          of ? makeCall(shop, label, of, responsible, state) : Promise.reject(new Error(label)),
    ),
  );
}

async function makeCall(
  { cast, tokens, facts }: Workshop,
  label: string,
  client: ClientFacts,
  responsible: Person,
  state: CallFacts['state'],
): Promise<void> {
  const token = tokens.word({ of: `call ${label}`, may: (who, all) => seesCall(who, call, all) });
  const head = cast.as('headOfSales');
  const responsibleId = cast.ids[responsible];
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Moscow' }).format(new Date());
  const made = await good(
    head.post('/calls', { clientId: client.id, responsibleId, on, topic: `о чём ${token}` }),
  );
  const call: Mutable<CallFacts> = { label, id: made.id, token, client, responsibleId, state, on };
  facts.calls.push(call);
  if (state === 'done') {
    const body = { version: 1, outcome: 'reached', note: `итог ${token}` };
    await good(head.put(`/calls/${call.id}/outcome`, body));
  }
  if (state === 'cancelled') await good(head.delete(`/calls/${call.id}`));
}
