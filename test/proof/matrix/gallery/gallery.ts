import { makeDb, makePool } from '#server/db/kysely.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import type { Stage } from '#test/app.ts';
import { bar } from '../../bar.ts';
import type { AbsenceRequestFacts, Facts, OrderFacts } from '../facts.ts';
import { makeAbsenceRequests } from './absences.ts';
import { type CalendarThings, makeCalendar } from './calendar.ts';
import { makeCalls } from './calls.ts';
import { makeRuns, type RunFacts } from './campaign-runs.ts';
import { type CampaignFacts, makeCampaigns } from './campaigns.ts';
import { type Cast, makeCast } from './cast.ts';
import { type ClientBase, makeClientBase } from './client-base.ts';
import { writeComments } from './comments.ts';
import { makePapers, type Papers } from './company-documents.ts';
import { dropDocuments } from './documents.ts';
import { type Imports, makeImports } from './imports.ts';
import { inLanes } from './lanes.ts';
import { type LetterFacts, makeLetter } from './letters.ts';
import { makeNews } from './news.ts';
import { makeOrders } from './recipes.ts';
import { makeTasks } from './tasks.ts';
import { makeTokens, type Tokens } from './tokens.ts';
import { beginUploads, type UploadFacts } from './uploads.ts';
import { good, type MutableFacts, makeClient, type Workshop } from './walk.ts';

/** The records every cell is tried on, with what is true of them. */
export type Gallery = Imports & {
  stage: Stage;
  cast: Cast;
  tokens: Tokens;
  facts: Facts;
  /** Somebody who has not yet accepted. */
  base: ClientBase;
  campaigns: readonly CampaignFacts[];
  runs: readonly RunFacts[];
  calendar: CalendarThings;
  papers: Papers;
  letter: LetterFacts;
  invited: { id: number; token: string };
  uploads: readonly UploadFacts[];
  groupId: number;
  /** Of the expert. */
  certificateId: number;
  absenceRequests: readonly AbsenceRequestFacts[];
  absenceIds: Record<'clerk' | 'accountant', number>;
  notificationIds: readonly { id: number; employeeId: number }[];
};

export async function openGallery(stage: Stage): Promise<Gallery> {
  const cast = await makeCast(stage);
  await cast.enter('everybodyHere');
  const tokens = makeTokens();
  const facts: MutableFacts = {
    clients: [],
    contracts: [],
    orders: [],
    comments: [],
    documents: [],
    calls: [],
    tasks: [],
    news: [],
  };
  const shop: Workshop = { stage, cast, tokens, facts };
  await makeOrders(shop);
  await makeClients(shop);
  const base = await makeClientBase(shop);
  const campaigns = await makeCampaigns(shop, base.segmentId);
  const runs = await makeRuns(shop, base.members[0]?.id ?? 0);
  const imports = await makeImports(shop);
  inOrder(facts);
  await dropDocuments(shop);
  await writeComments(shop);
  await makeCalls(shop);
  await makeTasks(shop);
  await makeNews(shop);
  const calendar = await makeCalendar(shop);
  const absenceRequests = await makeAbsenceRequests(shop);
  const papers = await makePapers(shop);
  const letter = await makeLetter(shop);
  inOrder(facts);
  const uploads = await beginUploads(shop);
  await compareWithTruth(shop);
  await tellEverybody(stage);
  return {
    stage,
    cast,
    tokens,
    facts,
    base,
    campaigns,
    runs,
    calendar,
    absenceRequests,
    papers,
    letter,
    uploads,
    ...imports,
    ...(await makeOffice(shop)),
  };
}

/** Made by several at once, but always standing in the same places, so that a seed finds the same cells. */
function inOrder({
  clients,
  contracts,
  orders,
  documents,
  comments,
  calls,
  tasks,
  news,
}: MutableFacts): void {
  for (const records of [clients, contracts, orders, documents, calls, tasks, news])
    records.sort((one, other) => (one.label < other.label ? -1 : 1));
  comments.sort((one, other) => (one.token < other.token ? -1 : 1));
}

async function makeClients(shop: Workshop): Promise<void> {
  const { cast } = shop;
  for (const manager of ['manager', 'regionManager', null] as const) {
    await makeClient(shop, `active of ${manager}`, manager);
    const refused = await makeClient(shop, `refused of ${manager}`, manager);
    await good(cast.as('headOfSales').put(`/clients/${refused.id}/refusal`, { reason: 'дорого' }));
    refused.status = 'refused';
    const archived = await makeClient(shop, `archived of ${manager}`, manager);
    await good(cast.as('headOfSales').put(`/clients/${archived.id}/archive`));
    archived.archived = true;
  }
}

/** The facts are written by hand; where the product tells another story, the gallery is not what its labels say. */
async function compareWithTruth({ cast, facts }: Workshop): Promise<void> {
  const compare = async (order: OrderFacts) => {
    const card = await good(cast.as('admin').get(`/orders/${order.id}`));
    const step = card.steps.find(({ key }: { key: string }) => key === order.step);
    const told = {
      status: card.status,
      step: card.currentStep,
      state: step.state,
      archived: card.archivedAt !== null,
      managerId: card.manager.id,
      expertId: card.expert?.id ?? null,
    };
    const { status, step: at, state, archived, managerId, expertId } = order;
    const noted = { status, step: at, state, archived, managerId, expertId };
    if (JSON.stringify(told) !== JSON.stringify(noted))
      throw new Error(`order ${order.label}: noted ${JSON.stringify(noted)}, is ${JSON.stringify(told)}`);
  };
  await inLanes(facts.orders.map((order) => () => compare(order)));
}

/** What happened is told, so that notifications have something to hide. */
async function tellEverybody({ ownerDb, deps, jobUrl }: Stage): Promise<void> {
  const events = await ownerDb
    .selectFrom('journal')
    .select('id')
    .orderBy('id', 'desc')
    .limit(bar(300, 100_000))
    .execute();
  const jobDb = makeDb(makePool(jobUrl, { max: 4, name: 'test' }));
  await inLanes(
    events.map(
      ({ id }) =>
        () =>
          announceEvents(jobDb, deps.definitions, [id]),
    ),
  );
  await jobDb.destroy();
}

/** A photo and a certificate; answers the id of the certificate. */
async function profileOf(ownerDb: Stage['ownerDb'], employee_id: number): Promise<number> {
  const bytes = Buffer.from('picture');
  await ownerDb
    .insertInto('employee_photos')
    .values({ employee_id, version: 1, large: bytes, small: bytes })
    .execute();
  const values = { employee_id, title: 'Промышленная безопасность', number: 'А-1', created_by: employee_id };
  const made = await ownerDb
    .insertInto('employee_certificates')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

async function makeOffice({ stage: { ownerDb }, cast }: Workshop) {
  const made = await good(
    cast.as('admin').post('/employees', {
      lastName: 'Приглашённый',
      firstName: 'Пётр',
      email: 'invited@example.org',
      sendByMail: true,
      position: 'сотрудник',
    }),
  );
  const group = await ownerDb.selectFrom('visibility_groups').select('id').executeTakeFirstOrThrow();
  const absenceOf = async (name: 'clerk' | 'accountant') => {
    const values = {
      employee_id: cast.ids[name],
      kind: 'trip',
      from_on: '2027-05-03',
      to_on: '2027-05-05',
      created_by: cast.ids[name],
    };
    return (await ownerDb.insertInto('absences').values(values).returning('id').executeTakeFirstOrThrow()).id;
  };
  const told = await ownerDb
    .selectFrom('notifications')
    .select(({ fn }) => ['employee_id', fn.max('id').as('id')])
    .where('order_id', 'is not', null)
    .groupBy('employee_id')
    .execute();
  return {
    invited: { id: made.employee.id as number, token: String(made.invitationUrl).split('#')[1] ?? '' },
    groupId: group.id,
    certificateId: await profileOf(ownerDb, cast.ids.expert),
    absenceIds: { clerk: await absenceOf('clerk'), accountant: await absenceOf('accountant') },
    notificationIds: told.map(({ id, employee_id }) => ({ id: Number(id), employeeId: employee_id })),
  };
}
