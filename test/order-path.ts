import type { Answer, Stage } from './app.ts';
import type { Name } from './world.ts';

/** Walks orders of the default process through HTTP, as the people whose work it is. */
export type OrderPath = ReturnType<typeof orderPath>;

export const AMOUNT = '500000.00';

let last = 0;

export function orderPath(stage: Stage) {
  const { world } = stage;
  const card = async (id: number, as: Name = 'admin') => (await stage.as(as).get(`/orders/${id}`)).body;
  /** As this person counts: a version moves only with what they see. Who does not see the order sends any. */
  const versionOf = async (id: number, as: Name = 'admin'): Promise<number> =>
    (await card(id, as)).version ?? (await card(id)).version;

  const fill = (
    as: Name,
    id: number,
    key: string,
    value: string | number | null,
    seen: number | null = null,
  ) => stage.as(as).put(`/orders/${id}/fields/${key}`, { value, seen });
  const mark = (as: Name, id: number, key: string) => stage.as(as).put(`/orders/${id}/marks/${key}`);
  const unmark = (as: Name, id: number, key: string) => stage.as(as).delete(`/orders/${id}/marks/${key}`);
  const pay = (as: Name, id: number, amount: string, paymentOrderNumber = '118') =>
    stage.as(as).post(`/orders/${id}/payments`, { amount, paidOn: '2026-11-20', paymentOrderNumber });
  const confirm = async (as: Name, id: number) =>
    stage.as(as).put(`/orders/${id}/confirmation`, { version: await versionOf(id, as) });
  const refuse = async (as: Name, id: number, reason = 'клиент передумал') =>
    stage.as(as).put(`/orders/${id}/refusal`, { version: await versionOf(id, as), reason });
  const takeUp = (as: Name, id: number) => stage.as(as).delete(`/orders/${id}/refusal`);
  const request = async (as: Name, id: number, step: string) =>
    stage.as(as).put(`/orders/${id}/steps/${step}/request`, { version: await versionOf(id, as) });
  const takeBack = (as: Name, id: number, step: string) =>
    stage.as(as).delete(`/orders/${id}/steps/${step}/request`);
  const sign = async (as: Name, id: number, step: string, more: Record<string, unknown> = {}) =>
    stage.as(as).put(`/orders/${id}/steps/${step}/resolution`, { version: await versionOf(id, as), ...more });
  const withdraw = (as: Name, id: number, step: string) =>
    stage.as(as).delete(`/orders/${id}/steps/${step}/resolution`);
  const sendBack = async (as: Name, id: number, to: string, reason = 'уточните условия оплаты') =>
    stage.as(as).post(`/orders/${id}/returns`, { version: await versionOf(id, as), to, reason });
  const reopen = async (as: Name, id: number, reason = 'ошибка в дате оформления') =>
    stage.as(as).post(`/orders/${id}/reopenings`, { version: await versionOf(id, as), reason });
  const comment = (as: Name, id: number, body: string, mentions: number[] = []) =>
    stage.as(as).post(`/orders/${id}/comments`, { body, mentions });

  /** A client, a contract and a prospect under it. */
  async function prospect(as: Name = 'manager', amount: string | null = AMOUNT) {
    last += 1;
    const client = await ok(stage.as(as).post('/clients', { name: `ООО «Ромашка-${last}»` }));
    const contract = await ok(
      stage.as(as).post('/contracts', { clientId: client.id, number: `РМ-${last}/26`, amount }),
    );
    const order = await ok(
      stage
        .as(as)
        .post('/orders', { title: 'Экспертиза котла', clientId: client.id, contractId: contract.id }),
    );
    return {
      id: order.id as number,
      clientId: client.id as number,
      contractId: contract.id as number,
      number: order.number as string,
    };
  }

  const ways: Record<string, (id: number) => Promise<unknown>> = {
    terms: async (id) => {
      await ok(confirm('manager', id));
      await ok(fill('manager', id, 'paymentTerms', '50 % аванс'));
      await ok(fill('manager', id, 'remuneration', '90000.00'));
      await ok(fill('manager', id, 'subcontractorAmount', '0.00'));
      await ok(request('manager', id, 'terms'));
      await ok(sign('headOfSales', id, 'terms'));
    },
    payment: async (id) => {
      await ok(fill('accountant', id, 'legalEntity', world.legalEntityId));
      await ok(pay('accountant', id, '250000.00'));
      await ok(request('accountant', id, 'payment'));
      await ok(sign('headOfAccounting', id, 'payment'));
    },
    assignment: async (id) => {
      await ok(fill('manager', id, 'termsOfReference', 'Обследовать котёл'));
      await ok(mark('manager', id, 'termsOfReferenceSent'));
      await ok(request('manager', id, 'assignment'));
      await ok(sign('headOfExpertise', id, 'assignment', { values: { expert: world.ids.expert } }));
    },
    examination: async (id) => {
      for (const key of ['documentsAnalysed', 'examinationDone']) await ok(mark('expert', id, key));
      await ok(request('expert', id, 'examination'));
      await ok(sign('headOfExpertise', id, 'examination'));
    },
    approval: async (id) => {
      for (const key of ['submittedToAuthorities', 'examinationAgreed', 'workDone'])
        await ok(mark('expert', id, key));
      await ok(request('expert', id, 'approval'));
      await ok(sign('headOfApproval', id, 'approval'));
    },
    archive: async (id) => {
      for (const key of ['actIssued', 'actSigned', 'contractOriginalReceived'])
        await ok(mark('accountant', id, key));
      await ok(fill('manager', id, 'issuedOn', '2026-11-24'));
      await ok(fill('manager', id, 'validUntil', 'P3Y'));
      await ok(sign('manager', id, 'archive'));
    },
  };

  /** A new order that stands at this step. */
  async function at(step: string, as: Name = 'manager') {
    const made = await prospect(as);
    for (const [key, pass] of Object.entries(ways)) {
      if (key === step) return made;
      await pass(made.id);
    }
    return made;
  }

  return {
    card,
    fill,
    mark,
    unmark,
    pay,
    confirm,
    refuse,
    takeUp,
    request,
    takeBack,
    sign,
    withdraw,
    sendBack,
    reopen,
    comment,
    prospect,
    ways,
    at,
    versionOf,
  };
}

/** The body of an answer that must be a success. */
export async function ok(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body, raw } = await answer;
  if (status >= 300)
    throw new Error(`${raw.raw.req.method} ${raw.raw.req.url}: ${status} ${JSON.stringify(body)}`);
  return body;
}
