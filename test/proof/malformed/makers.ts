import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { ok } from '#test/order-path.ts';
import { absenceMakers } from './makers-of-absences.ts';
import { calendarMakers } from './makers-of-calendar.ts';
import { callMakers } from './makers-of-calls.ts';
import { campaignRunMakers } from './makers-of-campaign-runs.ts';
import { campaignMakers } from './makers-of-campaigns.ts';
import { clientBaseMakers } from './makers-of-client-base.ts';
import { companyDocumentMakers } from './makers-of-company-documents.ts';
import { importMakers } from './makers-of-imports.ts';
import { letterMakers } from './makers-of-letters.ts';
import { mailMakers } from './makers-of-mail.ts';
import { newsMakers } from './makers-of-news.ts';
import { orderMakers } from './makers-of-orders.ts';
import { peopleMakers } from './makers-of-people.ts';
import { profileMakers } from './makers-of-profiles.ts';
import { taskMakers } from './makers-of-tasks.ts';
import { templateMakers } from './makers-of-templates.ts';
import { uploadMakers } from './makers-of-uploads.ts';
import type { Maker, Scene } from './scene.ts';

const contact = { lastName: 'Котов', phones: ['+7 912 000-11-22'], emails: ['k@example.org'] };
const on = (id: number) => ({ params: { id } });

async function withContact(scene: Scene): Promise<number> {
  return (await ok(scene.stage.as('manager').post(`/clients/${await scene.client()}/contacts`, contact))).id;
}
async function refusedClient(scene: Scene): Promise<number> {
  const id = await scene.client();
  await ok(scene.stage.as('manager').put(`/clients/${id}/refusal`, { reason: 'ушли к другим' }));
  return id;
}

const clientMakers: Record<string, Maker> = {
  'clients.get': async (scene) => ({ as: 'manager', ...on(await scene.client()) }),
  'clients.create': ({ next }) => ({
    as: 'manager',
    body: {
      name: `Новый ${next()}`,
      inn: '7707083893',
      phones: ['8 (495) 123-45-67'],
      emails: [],
      contacts: [contact],
    },
  }),
  'clients.edit': async (scene) => {
    const id = await scene.client();
    return {
      as: 'manager',
      ...on(id),
      body: { name: 'Иное имя', version: await scene.version(`/clients/${id}`) },
    };
  },
  'clients.refuse': async (scene) => ({
    as: 'manager',
    ...on(await scene.client()),
    body: { reason: 'дорого для них' },
  }),
  'clients.takeBack': async (scene) => ({ as: 'manager', ...on(await refusedClient(scene)) }),
  'clients.archive': async (scene) => ({ as: 'manager', ...on(await scene.client()), body: {} }),
  'clients.restore': async (scene) => {
    const id = await scene.client();
    await ok(scene.stage.as('manager').put(`/clients/${id}/archive`, {}));
    return { as: 'manager', ...on(id) };
  },
  'contacts.create': async (scene) => ({ as: 'manager', ...on(await scene.client()), body: contact }),
  'contacts.edit': async (scene) => ({
    as: 'manager',
    ...on(await withContact(scene)),
    body: { ...contact, version: 1 },
  }),
  'contacts.archive': async (scene) => ({ as: 'manager', ...on(await withContact(scene)) }),
  'clients.feed': async (scene) => ({
    as: 'manager',
    ...on(await scene.client()),
    query: { filter: 'all', limit: '5' },
  }),
  'clients.comment': async (scene) => ({
    as: 'manager',
    ...on(await scene.client()),
    body: { body: 'звонили' },
  }),
  'clients.mentionable': async (scene) => ({ as: 'manager', ...on(await scene.client()) }),
};

async function comment(scene: Scene): Promise<number> {
  const body = { body: `слово ${scene.next()}` };
  return (await ok(scene.stage.as('manager').post(`/clients/${await scene.client()}/comments`, body))).id;
}

const commentMakers: Record<string, Maker> = {
  'comments.edit': async (scene) => ({
    as: 'manager',
    ...on(await comment(scene)),
    body: { body: 'иначе', mentions: [scene.stage.world.ids.headOfSales] },
  }),
  'comments.pin': async (scene) => ({ as: 'manager', ...on(await comment(scene)), body: {} }),
  'comments.unpin': async (scene) => {
    const id = await comment(scene);
    await ok(scene.stage.as('manager').put(`/comments/${id}/pin`));
    return { as: 'manager', ...on(id) };
  },
};

const contractMakers: Record<string, Maker> = {
  'contracts.get': async (scene) => ({ as: 'manager', ...on((await scene.contract()).contractId) }),
  'contracts.create': async (scene) => ({
    as: 'manager',
    body: {
      clientId: await scene.client(),
      number: `Н-${scene.next()}`,
      amount: '10.00',
      signedOn: '2026-01-31',
    },
  }),
  'contracts.edit': async (scene) => {
    const { contractId } = await scene.contract();
    return {
      as: 'manager',
      ...on(contractId),
      body: { number: `Н-${scene.next()}`, amount: '11.00', version: 1 },
    };
  },
  'contracts.feed': async (scene) => ({ as: 'manager', ...on((await scene.contract()).contractId) }),
  'contracts.comment': async (scene) => ({
    as: 'manager',
    ...on((await scene.contract()).contractId),
    body: { body: 'ждём' },
  }),
  'contracts.mentionable': async (scene) => ({ as: 'manager', ...on((await scene.contract()).contractId) }),
  'contracts.documents': async (scene) => ({ as: 'manager', ...on((await scene.contract()).contractId) }),
  'contracts.addDocument': async (scene) => ({
    as: 'manager',
    ...on((await scene.contract()).contractId),
    query: { name: 'акт.pdf', kind: 'act' },
    bytes: Buffer.from('%PDF'),
  }),
  'documents.content': async (scene) => ({ as: 'manager', ...on(await scene.document()) }),
  'documents.preview': async (scene) => ({ as: 'manager', ...on(await scene.document()) }),
  'documents.askPreview': async (scene) => ({ as: 'manager', ...on(await scene.document()), body: {} }),
  'documents.previewContent': async (scene) => ({ as: 'manager', ...on(await scene.document()) }),
  'documents.bin': async (scene) => ({ as: 'manager', ...on(await scene.document()), body: {} }),
  'documents.versions': async (scene) => ({ as: 'manager', ...on(await scene.document()) }),
  'documents.addVersion': async (scene) => ({
    as: 'manager',
    ...on(await scene.document()),
    query: { name: 'акт 2.pdf' },
    bytes: Buffer.from('%PDF'),
  }),
  'documents.rename': async (scene) => ({
    as: 'manager',
    ...on(await scene.document()),
    body: { name: 'акт.pdf' },
  }),
  'documents.move': async (scene) => ({
    as: 'manager',
    ...on(await scene.document()),
    body: { contractId: (await scene.contract()).contractId },
  }),
  'documents.binned': async (scene) => ({
    as: 'manager',
    query: { contractId: String((await scene.contract()).contractId) },
  }),
  'documents.restore': async (scene) => {
    const id = await scene.document();
    await scene.stage.as('manager').put(`/documents/${id}/bin`, {});
    return { as: 'manager', ...on(id) };
  },
};

const deskMakers: Record<string, Maker> = {
  'search.find': () => ({ as: 'manager', query: { q: 'ромашка' } }),
  'reports.standing': () => ({
    as: 'manager',
    query: { from: '2026-01-01', to: '2026-12-31', groupBy: 'person' },
  }),
  'reports.exportStanding': () => ({
    as: 'manager',
    body: { from: '2026-01-01', to: '2026-12-31', groupBy: 'department' },
  }),
  'reports.terms': () => ({ as: 'manager', query: { from: '2026-01-01', state: 'all', limit: '5' } }),
  'reports.exportTerms': () => ({ as: 'manager', body: { filter: { state: 'all', to: '2030-01-01' } } }),
  'notifications.read': async (scene) => ({
    as: 'manager',
    ...on(await ownNotification(scene)),
    body: {},
  }),
  'notifications.postpone': async (scene) => ({
    as: 'manager',
    ...on(await ownNotification(scene)),
    body: { until: 'tomorrow' },
  }),
  'notifications.takeBack': async (scene) => ({ as: 'manager', ...on(await ownNotification(scene)) }),
  'processes.get': ({ stage }) => ({ as: 'admin', ...on(stage.world.definitionId) }),
  // another key each time: newer versions of the process of the orders would change what new orders ask for
  'processes.publish': ({ next }) => ({
    as: 'admin',
    body: { body: { ...expertiseProcess, key: `copy${next()}` } },
  }),
};

/** Operations that the document alone does not tell how to reach; the others are asked as the document says. */
export const makers: Record<string, Maker> = {
  ...peopleMakers,
  ...profileMakers,
  ...clientMakers,
  ...clientBaseMakers,
  ...campaignMakers,
  ...campaignRunMakers,
  ...contractMakers,
  ...commentMakers,
  ...uploadMakers,
  ...templateMakers,
  ...mailMakers,
  ...letterMakers,
  ...companyDocumentMakers,
  ...orderMakers,
  ...callMakers,
  ...taskMakers,
  ...newsMakers,
  ...absenceMakers,
  ...calendarMakers,
  ...importMakers,
  ...deskMakers,
};

async function ownNotification(scene: Scene): Promise<number> {
  const { ownerDb, world } = scene.stage;
  const client_id = await scene.client();
  const said = await ownerDb
    .selectFrom('journal')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const row = {
    employee_id: world.ids.manager,
    client_id,
    kind: 'commentWritten',
    journal_id: said.id,
    at: '2026-01-01T00:00:00Z',
  };
  const { id } = await ownerDb
    .insertInto('notifications')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
