import type { Kysely, RawBuilder, Transaction } from 'kysely';
import { seesComment, seesEvent, seesOrder } from '#domain/policy/sees.ts';
import { announce } from '#domain/process/announce.ts';
import type { Actor } from '#domain/rules/who.ts';
import type { DB } from '#server/db/tables.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import { actorsFor } from '#server/visibility/people.sql.ts';
import {
  type CommentFact,
  commentFact,
  commentSeenBy,
  type FactsOfOrder,
  factsOfOrder,
  type JournalFact,
  journalFacts,
} from '#server/visibility/system.ts';
import { toldOfAbsence } from './absence-people.store.ts';
import { toldOfCertificate } from './due-certificates.store.ts';
import { mutedBy } from './mutes.store.ts';
import { toldOfNews } from './news-people.store.ts';
import { importStands, tell, toldOfComment } from './notifications.store.ts';
import { calledBy, calledPeopleOf, isOfComment, peopleOf } from './people-told.ts';
import { toldOfTask } from './task-people.store.ts';

/**
 * Event → people → one row each. Runs any number of times with the same effect: the receipt of (event, person) is unique.
 * Told are those the process names and who stand in for them; never who did it, never who does not see the record now.
 */
export async function announceEvents(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  eventIds: number[],
): Promise<void> {
  for (const event of await journalFacts(db, eventIds)) {
    if (!isNews(event)) continue;
    if (event.orderId !== null) await announceOne(db, definitions, event, event.orderId);
    else if (isOfComment(event)) await announceComment(db, definitions, event);
    else if (typeof event.data.taskId === 'number') await tellOfTask(db, event, event.data.taskId);
    else if (event.kind === 'certificateExpires') await tellOfCertificate(db, event);
    else if (typeof event.data.newsId === 'number') await tellOfNews(db, event, event.data.newsId);
    else if (typeof event.data.absenceRequestId === 'number')
      await tellOfAbsence(db, event, event.data.absenceRequestId);
    else if (typeof event.data.endOfImport === 'number')
      await tellImporter(db, event, event.data.endOfImport);
    else if (typeof event.data.endOfCampaign === 'number')
      await tellSender(db, event, event.data.endOfCampaign);
  }
}

const commentOf = ({ data }: JournalFact): number => Number(data.commentId);

/** On a client or a contract nobody takes part by their seat: told are those it calls and whom it answers, as far as they see it. */
async function announceComment(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  event: JournalFact,
): Promise<void> {
  const { clientId, contractId } = event;
  const id = commentOf(event);
  await db.transaction().execute(async (trx: Transaction<DB>) => {
    const told = await toldOfComment(trx, id);
    const comment = await commentFact(trx, id);
    if (!comment) return;
    const people =
      event.kind === 'commentEdited' ? calledBy(event) : [...comment.mentions, comment.answers ?? 0];
    const seeing = await commentSeenBy(trx, definitions, id, people);
    await tell(
      trx,
      { ...event, kind: 'commentWritten' },
      seeing.filter((one) => one !== event.actorId && !told.includes(one)),
      contractId === null ? { clientId: clientId ?? 0 } : { contractId },
    );
  });
}

/** The end of one's own long work is told to oneself. */
async function tellImporter(db: Kysely<DB>, event: JournalFact, importId: number): Promise<void> {
  const { actorId } = event;
  if (actorId === null) return;
  await db.transaction().execute(async (trx) => {
    // a table of which nothing was written may be thrown away by now
    if (await importStands(trx, importId)) await tell(trx, event, [actorId], { importId });
  });
}

/** Those whom the task concerns by what they are to it. */
async function tellOfTask(db: Kysely<DB>, event: JournalFact, taskId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await tell(trx, event, await toldOfTask(trx, event), { taskId });
  });
}

/** That a certificate ends: whoever it attests, and their head. */
async function tellOfCertificate(db: Kysely<DB>, event: JournalFact): Promise<void> {
  const certificateId = Number(event.data.certificateId);
  await db.transaction().execute(async (trx) => {
    await tell(trx, event, await toldOfCertificate(trx, event), { certificateId });
  });
}

/** Those the news is for, who speak of it, or whom somebody reminds. */
async function tellOfNews(db: Kysely<DB>, event: JournalFact, newsId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { kind, people } = await toldOfNews(trx, event);
    await tell(trx, { ...event, kind }, people, { newsId });
  });
}

/** Each in their own words: who asked, who decides, who stands in. */
async function tellOfAbsence(db: Kysely<DB>, event: JournalFact, absenceRequestId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { kind, people } of await toldOfAbsence(trx, event, absenceRequestId))
      await tell(trx, { ...event, kind }, people, { absenceRequestId });
  });
}

/** That it ended, or halted by itself, is told to who started it. */
async function tellSender(db: Kysely<DB>, event: JournalFact, campaignId: number): Promise<void> {
  const { tell: employeeId } = event.data;
  if (typeof employeeId !== 'number') return;
  await db.transaction().execute((trx) => tell(trx, event, [employeeId], { campaignId }));
}

/** What was not told within a week, say after a restored backup, is history: it stands in the feed. */
const isNews = (event: JournalFact): boolean => Date.now() - Date.parse(event.at) < 7 * 24 * 3600 * 1000;

async function announceOne(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  event: JournalFact,
  orderId: number,
): Promise<void> {
  await db.transaction().execute(async (trx: Transaction<DB>) => {
    const order = await factsOfOrder(trx, definitions, orderId);
    if (!order) return;
    const key = typeof event.data.key === 'string' ? event.data.key : undefined;
    const telling = announce(order.def, {
      type: (isOfComment(event) ? 'commentWritten' : event.kind) as Parameters<typeof announce>[1]['type'],
      ...(event.stepKey ? { step: event.stepKey } : {}),
      ...(key ? { key } : {}),
    });
    if (!telling) return;
    const told = isOfComment(event) ? await toldOfComment(trx, commentOf(event)) : [];
    const comment = isOfComment(event) ? await commentFact(trx, commentOf(event)) : null;
    const run = { run: <T>(query: RawBuilder<T>) => query.execute(trx).then(({ rows }) => rows) };
    const lost = telling.who.includes('replacedExpert') ? Number(event.data.replaced ?? 0) : 0;
    const candidates = await actorsFor(run, peopleOf(telling.who, event, order, comment));
    const others = candidates
      .map(({ actor }) => actor)
      .filter(({ employeeId }) => employeeId !== event.actorId && !told.includes(employeeId));
    const seeing = others.filter(
      (actor) =>
        maySee(actor, order, comment) && seesEvent(actor, order.def, order.facts, { kind: event.kind, key }),
    );
    const losers = others.filter((actor) => actor.employeeId === lost && !seeing.includes(actor));
    const people = seeing.map((actor) => actor.employeeId);
    const hearing = await withoutMuted(trx, orderId, people, () =>
      actorsFor(run, calledPeopleOf(telling, event, order, comment)),
    );
    await tell(trx, { ...event, kind: telling.kind }, hearing, { orderId });
    await tell(
      trx,
      { ...event, kind: 'expertReplaced' },
      losers.map((actor) => actor.employeeId),
      { lostRecord: order.number },
    );
  });
}

/** Who does not follow the order hears only where they are called; asked only where there is such a person. */
async function withoutMuted(
  trx: Transaction<DB>,
  orderId: number,
  people: readonly number[],
  calls: () => ReturnType<typeof actorsFor>,
): Promise<number[]> {
  const muted = await mutedBy(trx, orderId, people);
  const called = muted.length > 0 ? (await calls()).map(({ actor }) => actor.employeeId) : [];
  return people.filter((one) => !muted.includes(one) || called.includes(one));
}

function maySee(actor: Actor, { def, facts }: FactsOfOrder, comment: CommentFact | null): boolean {
  return seesOrder(actor, def, facts) && (comment === null || seesComment(actor, def, facts, comment));
}
