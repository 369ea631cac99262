import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '#test/app.ts';
import { ok, orderPath } from '#test/order-path.ts';
import type { Name } from '#test/world.ts';

/** What a task may be about beside orders and clients: who sees that, who sees the task alone, who must not know. */

let stage: Stage;
/** At the examination: the manager and the expert see it, the expert only their own comments. */
let order: { id: number; number: string; clientId: number; contractId: number };
beforeAll(async () => {
  stage = await openStage();
  order = await orderPath(stage).at('examination');
});
afterAll(() => stage.close());

const as = (name: Name) => stage.as(name);
const id = (name: Name) => stage.world.ids[name];
const give = (name: Name, body: object) =>
  as(name).post('/tasks', { title: 'Ответить клиенту', assigneeId: id('clerk'), ...body });
const given = (name: Name, body: object) => ok(give(name, body));
const shown = async (name: Name, taskId: number) => {
  const { body, raw } = await as(name).get(`/tasks/${taskId}`);
  return { subject: body.subject, raw: raw.body };
};
const hidden = { type: 'hidden', id: null, title: '', subtitle: null, place: null };
const comment = async (name: Name, where: string, body: string): Promise<number> =>
  (await ok(as(name).post(`${where}/comments`, { body }))).id;
const published = async (name: Name, departmentIds: number[]) => {
  const { id: newsId } = await ok(as(name).post('/news'));
  const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Текст' }] }];
  const words = { title: 'Регламент', body: { type: 'doc', content }, departmentIds };
  await ok(as(name).put(`/news/${newsId}`, { ...words, version: 1 }));
  await ok(as(name).put(`/news/${newsId}/publication`, { version: 2 }));
  return newsId as number;
};

describe('a task about a comment', () => {
  it('names the record it stands on, to who sees the comment, and never what it says', async () => {
    const commentId = await comment('manager', `/orders/${order.id}`, 'Клиент просит скидку');
    const task = await given('manager', { commentId });
    expect(task.subject).toEqual({
      type: 'comment',
      id: commentId,
      title: (await ok(as('manager').get(`/orders/${order.id}`))).number,
      subtitle: null,
      place: { type: 'order', id: order.id },
    });
    const head = await shown('director', task.id);
    expect(head.subject).toEqual(task.subject);
    expect(head.raw).not.toContain('скидку');
    // the assignee sees the task, and neither the order nor the comment
    const clerk = await shown('clerk', task.id);
    expect(clerk.subject).toEqual(hidden);
    expect(clerk.raw).not.toContain(task.subject.title);
    // who sees the comment and not the task knows nothing
    expect((await as('headOfSales').get(`/tasks/${task.id}`)).status).toBe(404);
  });

  it('is not given by who sees the order and not the comment; what they see of it stays hidden', async () => {
    const commentId = await comment('manager', `/orders/${order.id}`, 'О деньгах');
    const refused = await give('expert', { commentId });
    const nothing = await give('expert', { commentId: 987_654 });
    expect([refused.status, refused.body.code]).toEqual([nothing.status, nothing.body.code]);
    expect(refused.status).toBe(404);
    const task = await given('manager', { commentId, assigneeId: id('expert') });
    expect((await shown('expert', task.id)).subject).toEqual(hidden);
    const list = await ok(as('expert').get('/tasks?limit=200'));
    expect(list.items.find((one: { id: number }) => one.id === task.id).subject).toEqual(hidden);
  });

  it('stands on contracts and clients too', async () => {
    const onContract = await comment('manager', `/contracts/${order.contractId}`, 'Ждём оригинал');
    const onClient = await comment('manager', `/clients/${order.clientId}`, 'Звонить после обеда');
    const about = async (commentId: number) => (await given('manager', { commentId })).subject;
    expect(await about(onContract)).toMatchObject({ place: { type: 'contract', id: order.contractId } });
    expect(await about(onClient)).toMatchObject({ place: { type: 'client', id: order.clientId } });
    expect((await give('clerk', { commentId: onClient })).status).toBe(404);
  });
});

describe('a task about news', () => {
  it('names it to those it is for; the others read that they do not see it', async () => {
    const newsId = await published('director', [stage.world.departments.sales ?? 0]);
    const task = await given('manager', { newsId, assigneeId: id('expert') });
    expect(task.subject).toEqual({
      type: 'news',
      id: newsId,
      title: 'Регламент',
      subtitle: null,
      place: null,
    });
    const expert = await shown('expert', task.id);
    expect(expert.subject).toEqual(hidden);
    expect(expert.raw).not.toContain('Регламент');
    expect((await give('expert', { newsId })).status).toBe(404);
  });

  it('of a draft there is none', async () => {
    const { id: newsId } = await ok(as('director').post('/news'));
    expect((await give('director', { newsId })).status).toBe(404);
  });
});

it('a task is about one thing', async () => {
  const commentId = await comment('manager', `/orders/${order.id}`, 'Ещё');
  const both = await give('manager', { orderId: order.id, commentId });
  expect([both.status, both.body.fields?.[0]?.field]).toEqual([422, 'commentId']);
});
