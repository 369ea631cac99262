import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoutes } from '#api/all.ts';
import { type Answer, openStage, type Stage } from '#test/app.ts';
import { orderPath } from '#test/order-path.ts';
import { tables } from '#test/table.ts';
import { readInside } from '#test/texts.ts';
import { metadataOf } from '#test/tus.ts';
import type { Name } from '#test/world.ts';
import { absenceActs } from './absence-acts.ts';
import { campaignActs, makeLetter } from './campaign-acts.ts';
import { type Counted, openCounter } from './counter.ts';
import { makeNews, type NewsMade, newsActs, newsPlaces } from './news-acts.ts';
import { peopleActs, showPhoto } from './people-acts.ts';
import { askedBy, searches, urlOf } from './places.ts';
import { makeTask, type TaskMade, taskActs, taskPlaces } from './task-acts.ts';

/**
 * performance.md: beside BEGIN and COMMIT; the session and the rights included. An upload is read before what it becomes is written. A
 * document made from a template is read for, waited for, hung like an upload, and asks for two jobs: its text and its preview. Of many orders changed each
 * is a statement more.
 */
const most = { read: 2, write: 5, upload: 6, sign: 8, make: 9, invite: 8 };

let stage: Stage;
let count: (work: () => Promise<unknown>) => Promise<Counted>;
let order: { id: number; clientId: number; contractId: number };
let ledId: number;
let documentId: number;
let officeId: number;
let contactId: number;
let callId: number;
let task: TaskMade;
let news: NewsMade;
let segmentId: number;
let campaignId: number;
let twinId: number;
let eventId: number;
let feedFile: string;
let importId: number;
let uploadId: string;
let folderId: number;
let paperId: number;
let commentId: number;
let toldId: number;
let letterId: number;
let fileId: number;

const as = (name: Name) => stage.as(name);
const begin = (headers = {}) =>
  as('manager').ask('POST', '/uploads', {
    'tus-resumable': '1.0.0',
    'upload-length': '0',
    'upload-metadata': metadataOf({ contractId: order.contractId, kind: 'other', name: 'a.txt' }),
    ...headers,
  });

beforeAll(async () => {
  stage = await openStage();
  count = await openCounter(stage.database);
  order = await orderPath(stage).at('payment');
  ledId = (await orderPath(stage).prospect()).id;
  const added = await as('manager').upload(
    `/contracts/${order.contractId}/documents?name=a.txt&kind=other`,
    Buffer.from('текст'),
  );
  await readInside(stage.ownerDb, Buffer.from('текст'));
  documentId = added.body.id;
  commentId = (
    await as('manager').post(`/orders/${order.id}/comments`, { body: 'Когда?', files: [documentId] })
  ).body.id;
  await as('manager').post(`/contracts/${order.contractId}/comments`, { body: 'Да', mentions: [] });
  const office = await as('manager').upload(
    `/contracts/${order.contractId}/documents?name=b.rtf&kind=other`,
    Buffer.from('{\\rtf1 текст}'),
  );
  officeId = office.body.id;
  const contact = await as('manager').post(`/clients/${order.clientId}/contacts`, { lastName: 'Котов' });
  contactId = contact.body.id;
  campaignId = (await as('manager').post('/campaigns', { name: 'Новости' })).body.id;
  ({ letterId, fileId } = await makeLetter(stage));
  const plan = { clientId: order.clientId, on: '2030-01-10' };
  task = await makeTask(stage, order.id);
  await showPhoto(stage);
  news = await makeNews(stage);
  callId = (await as('manager').post('/calls', plan)).body.id;
  segmentId = (await as('manager').post('/segments', { name: 'Нефтегаз' })).body.id;
  twinId = (await as('manager').post('/clients', { name: 'ООО «Двойник»' })).body.id;
  const event = { title: 'Собрание', startsOn: '2030-01-10', endsOn: '2030-01-10' };
  eventId = (await as('director').post('/company-events', event)).body.id;
  folderId = (await as('director').post('/company-folders', { name: 'Приказы' })).body.id;
  const paper = `/company-folders/${folderId}/documents?name=a.txt&asks=true`;
  paperId = (await as('director').upload(paper, Buffer.from('приказ'))).body.id;
  const said = await stage.ownerDb
    .selectFrom('journal')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const told = await stage.ownerDb
    .insertInto('notifications')
    .values({
      employee_id: stage.world.ids.manager,
      order_id: order.id,
      kind: 'commentWritten',
      journal_id: said.id,
      at: '2026-01-01T00:00:00Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  toldId = told.id;
  importId = (await tables(stage).imported('manager', 'clients', [['Компания'], ['АО «Таблица»'], ['']])).id;
  uploadId = (await begin()).body.id;
  const lost = { lastName: 'Потерянный', emails: ['lost@example.org'] };
  await as('manager').post(`/clients/${order.clientId}/contacts`, lost);
  const known = { kind: 'permanent', reason: 'noMailbox', status: '5.1.1', at: '2026-11-12T10:00:00Z' };
  await stage.ownerDb
    .insertInto('address_troubles')
    .values({ address: 'lost@example.org', ...known })
    .execute();
  feedFile =
    String((await as('manager').post('/me/calendar-feed')).body.url)
      .split('/')
      .at(-1) ?? '';
}, 60_000);
afterAll(() => stage.close());

describe('a read takes two statements at most, the session included', () => {
  const reads = allRoutes.filter(
    (it) => it.method === 'GET' && it.response !== 'events' && it.id !== 'setup.status',
  );
  it.each([...reads.map((it) => it.path), ...searches])('%s', async (shape) => {
    const ask = async () => {
      const { status, body } = await as(askedBy(shape)).get(placed(shape));
      expect(status, JSON.stringify(body)).toBe(200);
    };
    // definitions and names are read once per process
    await ask();
    const counted = await count(ask);
    expect(counted.count, said(counted)).toBeLessThanOrEqual(most.read);
  });
});

describe('a write takes five at most, the end of an upload six, a signature eight, a letter three more', () => {
  /** The version of the client after the one edit above. */
  const edited = 2;
  let n = 0;
  const once = () => ({ 'idempotency-key': `key-${n++}` });
  const onOrder = (rest: string) => `/orders/${order.id}/${rest}`;
  const writes: Record<string, () => Promise<Answer>> = {
    'an upload begun': () => begin(once()),
    'the document of an upload': () => as('manager').post(`/uploads/${uploadId}/document`, undefined, once()),
    'a client': () => as('manager').post('/clients', { name: 'АО «Вектор»' }, once()),
    'a client edited': async () => {
      const { body } = await as('manager').get(`/clients/${order.clientId}`);
      return as('manager').put(
        `/clients/${order.clientId}`,
        { name: 'АО «Новое имя»', version: body.version },
        once(),
      );
    },
    'a comment on a client': () =>
      as('manager').post(`/clients/${order.clientId}/comments`, { body: 'Звонил' }, once()),
    'a consent': () =>
      as('manager').put(
        `/contacts/${contactId}/consent`,
        { textVersion: 1, on: '2026-02-03', how: 'letter' },
        once(),
      ),
    'groups of a client': () =>
      as('manager').put(`/clients/${order.clientId}/segments`, { segmentIds: [segmentId] }, once()),
    'a change to many clients': () => {
      const body = { act: 'removeFromSegment', segmentId, ids: [order.clientId, twinId] };
      return as('manager').post('/client-bulk-changes', body, once());
    },
    'a live group': () =>
      as('manager').post('/segments', { name: 'Живая', filter: { noOrderMonths: 6, segmentId } }, once()),
    ...campaignActs(
      () => stage,
      () => ({ campaignId, segmentId }),
      once,
    ),
    'two clients merged': () => {
      const body = { intoId: twinId, version: edited, intoVersion: 1 };
      return as('manager').put(`/clients/${order.clientId}/merge`, body, once());
    },
    'and two again': () => as('manager').delete(`/clients/${order.clientId}/merge`, once()),
    'a view': () => as('manager').post('/saved-views', { list: 'clients', name: 'Мои', query: '' }, once()),
    'a contract': () =>
      as('manager').post('/contracts', { clientId: order.clientId, number: 'Д-1', amount: '1.00' }, once()),
    'an order': () => {
      const { clientId, contractId } = order;
      return as('manager').post('/orders', { title: 'Осмотр', clientId, contractId }, once());
    },
    'many orders to another manager': () => {
      const body = { act: 'setManager', managerId: stage.world.ids.colleague, ids: [order.id, ledId] };
      return as('headOfSales').post('/order-bulk-changes', body, once());
    },
    'and back': () => {
      const body = { act: 'setManager', managerId: stage.world.ids.manager, ids: [order.id, ledId] };
      return as('headOfSales').post('/order-bulk-changes', body, once());
    },
    'orders to the archive that are not ready': () =>
      as('manager').post('/order-bulk-changes', { act: 'archive', ids: [order.id, ledId] }, once()),
    'a comment on an order': () =>
      as('manager').post(onOrder('comments'), { body: 'Готово', mentions: [] }, once()),
    'an answer with a file': () => {
      const body = {
        body: 'Вот',
        replyTo: commentId,
        files: [documentId],
        mentions: [stage.world.ids.headOfSales],
      };
      return as('manager').post(onOrder('comments'), body, once());
    },
    'a comment edited': () =>
      as('manager').put(
        `/comments/${commentId}`,
        { body: 'Иначе', mentions: [stage.world.ids.headOfSales] },
        once(),
      ),
    'a comment pinned': () => as('manager').put(`/comments/${commentId}/pin`, {}, once()),
    'and taken down': () => as('manager').delete(`/comments/${commentId}/pin`, once()),
    'a field': () =>
      as('accountant').put(
        onOrder('fields/legalEntity'),
        { value: stage.world.legalEntityId, seen: null },
        once(),
      ),
    'a mark': () => as('accountant').put(onOrder('marks/actIssued'), {}, once()),
    'a payment': () =>
      as('accountant').post(
        onOrder('payments'),
        { amount: '9.00', paidOn: '2026-11-20', paymentOrderNumber: '7' },
        once(),
      ),
    'a call': () => as('manager').post('/calls', { clientId: order.clientId, on: '2030-02-01' }, once()),
    ...taskActs({ stage: () => stage, task: () => task, once }),
    ...newsActs({ stage: () => stage, news: () => news, once }),
    ...peopleActs(() => stage, once),
    ...absenceActs(() => stage, once),
    'a call moved': () => as('manager').put(`/calls/${callId}`, { on: '2030-02-02', version: 1 }, once()),
    'the outcome of a call and the next one': () => {
      const body = { version: 2, outcome: 'reached', next: { on: '2030-03-01' } };
      return as('manager').put(`/calls/${callId}/outcome`, body, once());
    },
    'an outcome taken back': () => as('manager').delete(`/calls/${callId}/outcome`, once()),
    'a call that is not needed': () => as('manager').delete(`/calls/${callId}`, once()),
    'when the head hears of a call': () => as('admin').put('/company/call-settings', { headDays: 4 }, once()),
    'a document from a template': () => {
      const body = { contractId: order.contractId, version: 1, allowEmpty: true };
      return as('manager').post('/document-templates/3/documents', body, once());
    },
    'the name of a template': () =>
      as('admin').put(
        '/document-templates/5',
        { name: 'Лист', kind: 'other', archived: false, version: 1 },
        once(),
      ),
    'the bundled file of a template': () => as('admin').delete('/document-templates/5/file', once()),
    'a report as a file': () => as('manager').post('/standing-exports', { groupBy: 'person' }, once()),
    'the register of terms as a file': () => as('manager').post('/term-exports', {}, once()),
    'what to be reminded of': () =>
      as('manager').put('/me/call-settings', { dayBefore: true, minutesBefore: 5, overdue: true }, once()),
    'which letters come': () =>
      as('manager').put(
        '/me/notification-settings',
        { ways: { comment: 'never' }, overview: null, dailyHour: 9, quiet: null, holdDaysOff: true },
        once(),
      ),
    'a preview to be made': () => as('manager').put(`/documents/${officeId}/preview`, {}, once()),
    'a folder of the company in another': () => {
      const departmentIds = [stage.world.departments.sales];
      return as('director').post(
        '/company-folders',
        { parentId: folderId, name: 'Продажи', departmentIds },
        once(),
      );
    },
    'a folder of the company edited': () =>
      as('director').put(`/company-folders/${folderId}`, { name: 'Указы', version: 1 }, once()),
    'an acknowledgement': () =>
      as('manager').put(`/company-documents/${paperId}/acknowledgement`, { versionNo: 1 }, once()),
    'a document of the company in the bin': () =>
      as('director').put(`/company-documents/${paperId}/bin`, {}, once()),
    'an order not followed': () => as('manager').put(onOrder('mute'), {}, once()),
    'and followed again': () => as('manager').delete(onOrder('mute'), once()),
    'a notification put off': () =>
      as('manager').put(`/notifications/${toldId}/postponement`, { until: 'hour' }, once()),
    'and taken back': () => as('manager').delete(`/notifications/${toldId}/postponement`, once()),
    'the mail server': async () => {
      const { version } = (await as('admin').get('/company/mail')).body;
      const server = { host: 'smtp.example.org', port: 587, security: 'starttls', username: '' };
      const sender = { senderName: 'Визирь', senderAddress: 'vizir@example.org', version };
      return as('admin').put('/company/mail', { enabled: false, ...server, ...sender }, once());
    },
    'the mailbox letters come back to': async () => {
      const { version } = (await as('admin').get('/company/mailbox')).body;
      const server = { host: 'imap.example.org', port: 993, security: 'tls', username: 'vizir' };
      return as('admin').put(
        '/company/mailbox',
        { enabled: false, ...server, password: 'п', version },
        once(),
      );
    },
    'an address looked at': () =>
      as('manager').post(
        `/clients/${order.clientId}/checked-addresses`,
        { email: 'lost@example.org' },
        once(),
      ),
    'an invitation by mail': () => {
      const body = { sendByMail: true };
      return as('admin').post(`/employees/${stage.world.ids.clerk}/invitation`, body, once());
    },
    'a letter tried again': () => as('admin').post('/company/letters/1/sending', {}, once()),
    'a letter cancelled': () => as('admin').delete('/company/letters/1', once()),
    'an address taken out': () =>
      as('headOfSales').post('/suppressions', { address: 'out@example.org' }, once()),
    'a file of a letter taken out': () =>
      as('manager').delete(`/campaigns/${letterId}/files/${fileId}`, once()),
    'the bell': () => as('manager').put('/notifications/seen', {}, once()),
    'a signature': async () => {
      const { body } = await as('headOfAccounting').get(`/orders/${order.id}`);
      return as('headOfAccounting').put(
        onOrder('steps/payment/resolution'),
        { version: body.version },
        once(),
      );
    },
  };
  it.each(Object.entries(writes))('%s', async (what, act) => {
    const readsFirst = [
      'a client edited',
      'a signature',
      'the mail server',
      'the mailbox letters come back to',
    ].includes(what)
      ? 2
      : 0;
    let answer: Answer | undefined;
    const counted = await count(async () => {
      answer = await act();
    });
    expect(answer?.status, JSON.stringify(answer?.body)).toBeLessThan(300);
    const bounds: Record<string, number> = {
      'a signature': most.sign,
      'an absence approved': most.sign,
      'the document of an upload': most.upload,
      'a file of a task': most.upload,
      'a document from a template': most.make,
      'an invitation by mail': most.invite,
      'many orders to another manager': most.write + 1,
      'and back': most.write + 1,
      // its pictures are other files in the copy
      'a copy of a campaign': most.write + 1,
    };
    const bound = bounds[what] ?? most.write;
    expect(counted.count - readsFirst, said(counted)).toBeLessThanOrEqual(bound);
  });
});

function placed(shape: string): string {
  const ids: [RegExp, string | number][] = [
    [/^\/(orders)\/:id/, order.id],
    ...newsPlaces(news),
    ...taskPlaces(task),
    [/^\/(clients)\/:id/, order.clientId],
    [/^\/(contracts)\/:id/, order.contractId],
    [/^\/(contacts)\/:id/, contactId],
    [/^\/(campaigns)\/:id/, letterId],
    [/\/(files)\/:fileId/, fileId],
    [/^\/(calls)\/:id/, callId],
    [/^\/(documents)\/:id/, documentId],
    [/^\/(company-events)\/:id/, eventId],
    [/^\/(imports)\/:id/, importId],
    [/^\/(document-templates)\/:id/, 3],
    [/^\/(company-folders)\/:id/, folderId],
    [/^\/(company-documents)\/:id/, paperId],
    [/^\/(work-years)\/:year/, 2026],
    [/^\/(calendar-feeds)\/:file/, feedFile],
    [/^\/(employees)\/:id/, stage.world.ids.expert],
    [/^\/(process-definitions)\/:id/, stage.world.definitionId],
    [/^\/(dictionaries)\/:dictionary/, 'source'],
  ];
  const { expert, manager, colleague } = stage.world.ids;
  return urlOf(shape, ids, { order, people: { expert, manager, colleague } });
}

const said = ({ statements }: Counted) =>
  statements.map((text) => text.replace(/\s+/g, ' ').slice(0, 160)).join('\n');
