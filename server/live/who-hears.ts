import type { Kysely } from 'kysely';
import { isAdmin, isDirector, isFinance, isManager, leadsClientBase } from '#domain/policy/can.ts';
import { isHeld, seesAudience, seesComment, seesEvent, seesOrder } from '#domain/policy/sees.ts';
import { seesAbsenceReason } from '#domain/policy/sees-absences.ts';
import type { Definition } from '#domain/process/definition.ts';
import { type Change, factsBefore } from '#domain/process/facts-before.ts';
import type { OrderFacts } from '#domain/rules/when.ts';
import { type Actor, capacityOf, type Self } from '#domain/rules/who.ts';
import type { TellLive } from '#server/db/ledger.ts';
import type { DB } from '#server/db/tables.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';
import {
  authorOfCampaign,
  callsSeen,
  commentFact,
  departmentsOf,
  eventsOfVersion,
  factsOfAbsenceRequest,
  factsOfCall,
  factsOfContract,
  factsOfEvent,
  factsOfFolder,
  factsOfNews,
  factsOfOrder,
  factsOfTask,
} from '#server/visibility/system.ts';

/** What is said of a record; `version` of an order is the one its facts were written with. */
export type RecordMessage = TellLive & { version?: number };
export type Hears = (actor: Actor) => boolean;

/**
 * Whom a message may reach: who sees what it is about, not only the record. That something hidden changed is hidden too. Who saw
 * an order until this act and does not any more hears of it a last time: what their page shows of it is to go.
 */
export function whoHears(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  message: RecordMessage,
): Promise<Hears> {
  if (message.kind === 'import' || message.to !== undefined)
    return Promise.resolve((actor) => actor.employeeId === message.to);
  if (message.kind === 'campaign') return ofCampaign(db, message.id);
  if (message.kind === 'event') return ofEvent(db, message.id);
  if (message.kind === 'companyFolder') return ofFolder(db, message.id);
  if (message.kind === 'people' || message.kind === 'workYear') return Promise.resolve(() => true);
  if (message.kind === 'order') return ofOrder(db, definitions, message);
  if (message.kind === 'contract') return ofContract(db, definitions, message);
  if (message.kind === 'call') return ofCall(db, definitions, message.id);
  if (message.kind === 'news') return ofNews(db, message.id);
  if (message.kind === 'absenceRequest') return ofAbsenceRequest(db, message.id);
  if (message.kind === 'task') return ofTask(db, message.id);
  return Promise.resolve(seesAllClients);
}

async function ofOrder(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  { id, version, comment, reminded }: RecordMessage,
): Promise<Hears> {
  const order = await factsOfOrder(db, definitions, id);
  if (!order) return () => false;
  const { def, facts } = order;
  const events = version === undefined ? [] : await eventsOfVersion(db, id, version);
  const written = comment === undefined ? null : await commentFact(db, comment);
  const former = await formerFacts(db, facts, events);
  return (actor) =>
    seesOrder(actor, def, facts)
      ? (events.length === 0 || events.some((event) => seesEvent(actor, def, facts, event))) &&
        (written === null || seesComment(actor, def, facts, written)) &&
        (reminded === undefined || seesEvent(actor, def, facts, { kind: 'reminded', key: reminded }))
      : former !== null && seesOrder(actor, def, former);
}

/** How the order stood before an act that could take it out of somebody's sight; null: none did. */
async function formerFacts(
  db: Kysely<DB>,
  facts: OrderFacts,
  events: readonly Change[],
): Promise<OrderFacts | null> {
  const given = events.find(({ kind }) => kind === 'managerAssigned');
  const departments =
    typeof given?.data.before === 'number' ? await departmentsOf(db, given.data.before) : [];
  const before = factsBefore(facts, events, departments);
  return before === facts ? null : before;
}

/**
 * Contracts are told to those who see them all; the rest see them through an order, and that order tells them. Money,
 * comments and files are told to whose contract it is and to those who see as much through an order under it: its card
 * shows them.
 */
async function ofContract(
  db: Kysely<DB>,
  definitions: DefinitionCache,
  { id, part }: RecordMessage,
): Promise<Hears> {
  if (part === undefined) return seesAllClients;
  const contract = await factsOfContract(db, definitions, id);
  if (!contract) return () => false;
  const owns = (self: Self) =>
    seesAllMoney(self) || [contract.authorId, contract.clientManagerId].includes(self.employeeId);
  return (actor) => {
    // who examines under it is held to the expert's share, whatever else they are
    const isOwner =
      actor.selves.some(owns) &&
      (part === 'documents' || !contract.orders.some(({ facts }) => isHeld(actor, facts)));
    return (
      isOwner ||
      contract.orders.some(
        ({ def, facts }) => seesOrder(actor, def, facts) && seesPart[part](actor, def, facts),
      )
    );
  };
}

/** What of a contract is seen through an order under it. */
const seesPart: Record<
  NonNullable<TellLive['part']>,
  (actor: Actor, def: Definition, facts: OrderFacts) => boolean
> = {
  documents: () => true,
  money: (actor, def, facts) => seesAudience(actor, def, facts, def.commercialAudience),
  comments: (actor, def, facts) =>
    seesComment(actor, def, facts, { authorId: 0, capacities: [capacityOf('managerOfOrder')] }),
};

/** Calls are told to those who see all clients, and to who is to call while they see it. */
async function ofCall(db: Kysely<DB>, definitions: DefinitionCache, id: number): Promise<Hears> {
  const call = await factsOfCall(db, id);
  if (!call) return () => false;
  const { responsibleId } = call;
  const seen = await callsSeen(db, definitions, new Map([[responsibleId, [id]]]));
  return (actor) =>
    seesAllClients(actor) ||
    (actor.employeeId === responsibleId && (seen.get(responsibleId)?.has(id) ?? false));
}

/** A task is told to whoever gave it, is to do it, or leads the assignee. */
async function ofTask(db: Kysely<DB>, id: number): Promise<Hears> {
  const task = await factsOfTask(db, id);
  if (!task) return () => false;
  return ({ selves }) =>
    selves.some(
      (self) =>
        isDirector(self) ||
        isAdmin(self) ||
        task.people.includes(self.employeeId) ||
        self.heads.some((key) => task.departments.includes(key)),
    );
}

/** News are told to their author, director and administrator; those that are or were out to those they are for: they lose it by the same word. */
async function ofNews(db: Kysely<DB>, id: number): Promise<Hears> {
  const news = await factsOfNews(db, id);
  if (!news) return () => false;
  const { departments } = news;
  const fits = (self: Self) =>
    news.wasOut && (departments === null || departments.some((key) => self.departments.includes(key)));
  return ({ selves }) =>
    selves.some(
      (self) => isDirector(self) || isAdmin(self) || self.employeeId === news.authorId || fits(self),
    );
}

/** A request for an absence is told to whoever asked and to whom its reason concerns. */
async function ofAbsenceRequest(db: Kysely<DB>, id: number): Promise<Hears> {
  const request = await factsOfAbsenceRequest(db, id);
  if (!request) return () => false;
  return (actor) => seesAbsenceReason(actor, request);
}

/** Campaigns are told to who made them, and to those who see all. */
async function ofCampaign(db: Kysely<DB>, id: number): Promise<Hears> {
  const authorId = await authorOfCampaign(db, id);
  return ({ selves }) =>
    selves.some(
      (self) => leadsClientBase(self) || isDirector(self) || isAdmin(self) || self.employeeId === authorId,
    );
}

/** Events are told to those they are for, who made them, director and administrator. */
async function ofEvent(db: Kysely<DB>, id: number): Promise<Hears> {
  const event = await factsOfEvent(db, id);
  if (!event) return () => false;
  return ({ selves }) =>
    event.departments.length === 0 ||
    selves.some(
      (self) =>
        isDirector(self) ||
        isAdmin(self) ||
        self.employeeId === event.createdBy ||
        event.departments.some((key) => self.departments.includes(key)),
    );
}

/** What lies in a folder of the company is told to those it is for, director and administrator. */
async function ofFolder(db: Kysely<DB>, id: number): Promise<Hears> {
  const folder = await factsOfFolder(db, id);
  if (!folder) return () => false;
  return ({ selves }) =>
    selves.some((self) => isDirector(self) || isAdmin(self)) ||
    folder.departments.every((some) =>
      some.some((key) => selves.some((self) => self.departments.includes(key))),
    );
}

const seesAllMoney = (self: Self): boolean =>
  leadsClientBase(self) || isFinance(self) || isDirector(self) || isAdmin(self);
const seesAllClients: Hears = ({ selves }) => selves.some((self) => isManager(self) || seesAllMoney(self));
