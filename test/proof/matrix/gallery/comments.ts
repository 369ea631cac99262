import { sql } from 'kysely';
import type { CommentFacts, Voice } from '../facts.ts';
import { seesClient, seesComment, seesContractComments, seesOrder } from '../oracle/sees.ts';
import type { Person } from '../people.ts';
import { inLanes } from './lanes.ts';
import { good, type OrderNotes, type Workshop } from './walk.ts';

/** Who speaks in which capacity; the expert and the manager are those of the order. */
const voices: readonly [Person, Voice][] = [
  ['headOfSales', 'headOfSales'],
  ['accountant', 'accounting'],
  ['headOfAccounting', 'headOfAccounting'],
  ['headOfExpertise', 'headOfExpertise'],
  ['approver', 'approval'],
  ['headOfApproval', 'headOfApproval'],
  ['director', 'director'],
];

/** Everybody who takes part says a word on every order with an expert, and on some without. */
export async function writeComments(shop: Workshop): Promise<void> {
  const { cast, facts } = shop;
  const loud = facts.orders.filter(
    ({ archived, expertId, label }) =>
      !archived && (expertId !== null || /^at (prospect|payment)/.test(label)),
  );
  const speak = async (order: OrderNotes) => {
    const { manager, expert } = order.people;
    await commentOrder(
      shop,
      order,
      manager,
      order.expertId === cast.ids[manager] ? ['manager', 'expert'] : ['manager'],
    );
    if (order.expertId === cast.ids[expert] && expert !== manager)
      await commentOrder(shop, order, expert, ['expert']);
    for (const [author, voice] of voices) {
      const who = cast.who(author, 'everybodyHere');
      if (author !== expert && author !== manager && seesOrder(who, order))
        await commentOrder(shop, order, author, [voice]);
    }
  };
  await inLanes((loud as OrderNotes[]).map((order) => () => speak(order)));
  await commentContractsAndClients(shop);
  // whoever wrote it may edit it for a quarter of an hour, and the whole matrix takes longer
  await sql`update comments set created_at = created_at + interval '1 day'`.execute(shop.stage.ownerDb);
}

export async function commentOrder(
  shop: Workshop,
  order: OrderNotes,
  author: Person,
  voices: readonly Voice[],
): Promise<void> {
  const comment = note(shop, author, voices, { order });
  const body = `сказано ${comment.token}`;
  const answer = await good(shop.cast.as(author).post(`/orders/${order.id}/comments`, { body }));
  if (answer.body !== body) throw new Error('a comment came back changed');
  comment.id = answer.id;
}

async function commentContractsAndClients(shop: Workshop): Promise<void> {
  const { cast, facts } = shop;
  for (const contract of facts.contracts.slice(-12)) {
    for (const author of ['manager', 'otherManager', 'colleague', 'headOfSales', 'accountant'] as const) {
      if (!seesContractComments(cast.who(author, 'everybodyHere'), contract, facts)) continue;
      const comment = note(shop, author, ['manager'], { contract });
      const body = `о договоре ${comment.token}`;
      comment.id = (await good(cast.as(author).post(`/contracts/${contract.id}/comments`, { body }))).id;
    }
  }
  for (const client of facts.clients.filter(({ archived }) => !archived).slice(-20)) {
    for (const author of ['manager', 'headOfSales'] as const) {
      if (!seesClient(cast.who(author, 'everybodyHere'), client, facts)) continue;
      const comment = note(shop, author, ['manager'], { client });
      const body = `о клиенте ${comment.token}`;
      comment.id = (await good(cast.as(author).post(`/clients/${client.id}/comments`, { body }))).id;
    }
  }
}

function note(
  { cast, tokens, facts }: Workshop,
  author: Person,
  voices: readonly Voice[],
  on: CommentFacts['on'],
): CommentFacts {
  const where = 'order' in on ? on.order.label : 'contract' in on ? on.contract.label : on.client.label;
  const token = tokens.word({
    of: `comment of ${author} as ${voices.join(' and ')} on ${where}`,
    may: (who, all) => seesComment(who, comment, all),
  });
  const comment: CommentFacts = { id: 0, token, authorId: cast.ids[author], voices, on };
  facts.comments.push(comment);
  return comment;
}
