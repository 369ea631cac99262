import { Readable } from 'node:stream';
import type { OrderCommand } from '#domain/process/commands.ts';
import { addDays } from '#domain/values/dates.ts';
import { createContract } from '#server/contracts/public.ts';
import { hangDocument } from '#server/documents/public.ts';
import { attachContract, changeOrder, commentOrder, createOrder } from '#server/orders/public.ts';
import type { Cast } from './cast.ts';
import type { MadeClient } from './clients.ts';
import {
  type DemoOrder,
  demoComments,
  demoOrders,
  demoReference,
  demoRefusals,
  demoTerms,
  stages,
} from './orders.data.ts';

const experts = ['expert1', 'expert2', 'expert3', 'expert4'];

type Play = {
  cast: Cast;
  order: DemoOrder;
  id: number;
  index: number;
  manager: string;
  expert: string;
  clientId: number;
  today: string;
  day: string;
};

/** Every order is led through the process by its people, on days of the past, as far as its stage says. */
export async function playOrders(cast: Cast, clients: readonly MadeClient[], today: string): Promise<void> {
  for (const [index, order] of demoOrders.entries()) {
    const client = clients[(index * 7) % clients.length];
    if (!client) continue;
    const day = addDays(today, -order.age);
    const ctx = await cast.ctx(client.manager, day);
    const { state } = await ctx.transact((tx) =>
      createOrder(ctx, tx, { title: order.title, clientId: client.id, contractId: null, managerId: null }),
    );
    const play: Play = {
      cast,
      order,
      id: state.id,
      index,
      manager: client.manager,
      expert: experts[index % experts.length] ?? 'expert1',
      clientId: client.id,
      today,
      day,
    };
    await playOne(play);
  }
}

async function playOne(play: Play): Promise<void> {
  const last = stages.indexOf(play.order.stage);
  for (const [at, stage] of stages.entries()) {
    if (at > last) break;
    await acts[stage]?.(nextDay(play, at));
  }
  if (play.order.end === 'refused')
    await act(nextDay(play, last + 1), play.manager, {
      type: 'refuse',
      reason: demoRefusals[play.index % demoRefusals.length] ?? '',
    });
  if (play.order.end === 'returned') {
    const returning = nextDay(play, last + 1);
    await act(returning, play.expert, { type: 'setMark', key: 'documentsAnalysed' });
    await act(returning, 'headOfExpertise', {
      type: 'returnOrder',
      to: 'examination',
      reason: 'Нет расчёта остаточного ресурса, дополните заключение',
    });
  }
}

/** Acts spread evenly from the order's beginning to yesterday. */
function nextDay(play: Play, at: number): Play {
  const last = stages.indexOf(play.order.stage) + 2;
  return { ...play, day: addDays(play.today, -Math.round(play.order.age * (1 - at / last))) };
}

async function act({ cast, id, day }: Play, who: string, ...commands: OrderCommand[]): Promise<void> {
  const ctx = await cast.ctx(who, day);
  for (const command of commands) await ctx.transact((tx) => changeOrder(ctx, tx, id, () => command));
}

async function say({ cast, id, day }: Play, who: string, body: string | undefined): Promise<void> {
  const ctx = await cast.ctx(who, day);
  if (body) await ctx.transact((tx) => commentOrder(ctx, tx, id, { body, mentions: [], files: [] }));
}

const sign = (step: string, values: Record<string, number | string> = {}): OrderCommand => ({
  type: 'giveResolution',
  step,
  values,
  reason: null,
  asDirector: false,
});
const request = (step: string): OrderCommand => ({ type: 'requestResolution', step });
const field = (key: string, value: string | number): OrderCommand => ({
  type: 'setField',
  key,
  value,
  seen: null,
});
const mark = (key: string): OrderCommand => ({ type: 'setMark', key });

const acts: Record<(typeof stages)[number], ((play: Play) => Promise<void>) | null> = {
  prospect: null,
  termsFilled: async (play) => {
    const { index, order } = play;
    await act(
      play,
      play.manager,
      field('paymentTerms', demoTerms[index % demoTerms.length] ?? ''),
      field('remuneration', order.amount),
      field('subcontractorAmount', index % 3 === 0 ? `${Math.round(Number(order.amount) * 0.2)}.00` : '0.00'),
    );
    if (index % 2 === 0)
      await say(play, play.manager, demoComments.manager[index % demoComments.manager.length]);
  },
  confirmed: async (play) => {
    await giveContract(play);
    await act(play, play.manager, { type: 'confirm' });
  },
  termsRequested: (play) => act(play, play.manager, request('terms')),
  paymentOpen: (play) => act(play, 'headOfSales', sign('terms')),
  paymentEntered: async (play) => {
    const { index, order, day } = play;
    const half = `${Math.round(Number(order.amount) / 2)}.00`;
    await act(
      play,
      'accountant',
      field('legalEntity', await legalEntity(play)),
      { type: 'enterPayment', amount: half, paidOn: day, paymentOrderNumber: String(100 + index) },
      mark('actIssued'),
    );
    if (index % 3 === 0)
      await say(play, 'accountant', demoComments.accounting[index % demoComments.accounting.length]);
  },
  paymentRequested: (play) => act(play, 'accountant', request('payment')),
  assignmentOpen: (play) => act(play, 'headOfAccounting', sign('payment')),
  referenceSent: async (play) => {
    await act(
      play,
      play.manager,
      field('termsOfReference', demoReference[play.index % demoReference.length] ?? ''),
      mark('termsOfReferenceSent'),
    );
    await drop(play, play.manager, `Техническое задание ${play.index + 1}.doc`, 'termsOfReference');
  },
  assignmentRequested: (play) => act(play, play.manager, request('assignment')),
  examinationOpen: (play) =>
    act(play, 'headOfExpertise', sign('assignment', { expert: play.cast.id(play.expert) })),
  documentsAnalysed: async (play) => {
    await act(play, play.expert, mark('documentsAnalysed'));
    await say(play, play.expert, demoComments.expert[play.index % demoComments.expert.length]);
  },
  examinationRequested: async (play) => {
    await act(play, play.expert, mark('examinationDone'));
    await drop(play, play.expert, `Заключение ${play.index + 1}.doc`, 'conclusion');
    await act(play, play.expert, request('examination'));
  },
  approvalOpen: (play) => act(play, 'headOfExpertise', sign('examination')),
  submitted: (play) => act(play, play.expert, mark('submittedToAuthorities')),
  approvalRequested: (play) =>
    act(play, play.expert, mark('examinationAgreed'), mark('workDone'), request('approval')),
  archiveOpen: (play) => act(play, 'headOfApproval', sign('approval')),
  archived: async (play) => {
    const half = `${Math.round(Number(play.order.amount) / 2)}.00`;
    await act(
      play,
      'accountant',
      { type: 'enterPayment', amount: half, paidOn: play.day, paymentOrderNumber: String(400 + play.index) },
      mark('actSigned'),
      mark('contractOriginalReceived'),
    );
    await act(
      play,
      play.manager,
      field('issuedOn', play.day),
      field('validUntil', play.order.term ?? 'P3Y'),
      sign('archive'),
    );
  },
};

async function giveContract(play: Play): Promise<void> {
  const ctx = await play.cast.ctx(play.manager, play.day);
  const contract = await createContract(ctx, {
    number: `${play.index + 11}-ЭПБ`,
    signedOn: play.day,
    amount: play.order.amount,
    clientId: play.clientId,
    ...(play.index % 4 === 0 ? { comment: 'Подписан с протоколом разногласий.' } : {}),
  });
  await ctx.transact((tx) => attachContract(ctx, tx, play.id, contract.id));
  await drop(play, play.manager, `Договор ${play.index + 11}-ЭПБ.doc`, 'contract');
}

async function legalEntity({ cast, day, index }: Play): Promise<number> {
  const ctx = await cast.ctx('accountant', day);
  const entries = await ctx.reader
    .dictionary()
    .where('x.dictionary', '=', 'legalEntity')
    .where('x.archived_at', 'is', null)
    .select('x.id')
    .orderBy('x.id')
    .execute();
  return entries[index % entries.length]?.id ?? 0;
}

/** A small document that any word processor opens. */
async function drop(
  { cast, day, id }: Play,
  who: string,
  name: string,
  kind: 'contract' | 'termsOfReference' | 'conclusion',
): Promise<void> {
  const ctx = await cast.ctx(who, day);
  const stored = await ctx.deps.storage.put(
    Readable.from([Buffer.from(rtf(`${name}. Демонстрационный документ заказа.`), 'latin1')]),
    1024 * 1024,
  );
  await ctx.transact((tx) => hangDocument(ctx, tx, { order: id }, { name, kind, stored }));
}

/** RTF with every Cyrillic letter escaped by its code. */
const rtf = (text: string): string =>
  `{\\rtf1\\ansi\\uc1 ${[...text].map((letter) => (letter.charCodeAt(0) < 128 ? letter : `\\u${letter.charCodeAt(0)}?`)).join('')}\\par}`;
