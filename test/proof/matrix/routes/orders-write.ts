import { type Cell, type Sentences, sentence } from '../cell.ts';
import type { OrderFacts, StepKey } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/order-acts.ts';
import { fieldKeys, markKeys, numberOf, signs, stepOf, steps } from '../oracle/process.ts';
import { examines, seesOrder } from '../oracle/sees.ts';
import { done, state } from '../verdict.ts';

/** Acts upon orders: section 4, «Who does what» and the default process. Bodies are good where the act is. */
type Act = Omit<Cell, 'on' | 'sees'> & { what?: string };
const each = (make: (order: OrderFacts, gallery: Gallery) => Act | Act[]) =>
  sentence((gallery) =>
    gallery.facts.orders.flatMap((order) =>
      [make(order, gallery)].flat().map(
        ({ what, path, ...act }): Cell => ({
          ...act,
          on: `order ${order.label}${what ? `: ${what}` : ''}`,
          path: `/orders/${order.id}${path}`,
          versionAt: `/orders/${order.id}`,
          sees: (who) => seesOrder(who, order),
          isEdge: (who) => examines(who, order),
        }),
      ),
    ),
  );

const signsAs = (order: OrderFacts) => signs(order, stepOf(order.step));
const reason = 'причина длиннее десяти знаков';
/** Another step than the one at work. */
const beside = ({ step }: OrderFacts): StepKey => steps[numberOf(step)]?.key ?? 'terms';
const before = ({ step }: OrderFacts): StepKey => steps[numberOf(step) - 2]?.key ?? 'terms';

/** Something of the step at work that is not there; of a whole one, anything. */
const lacking = ({ step, set, payments }: OrderFacts): string => {
  const { required, bySigner } = stepOf(step);
  const [first = 'issuedOn'] = [...required, ...bySigner];
  const here = (key: string) => (key === 'payments' ? payments > 0 : set.has(key));
  return [...required, ...bySigner].find((key) => !here(key)) ?? first;
};

export const orderWriting: Sentences = {
  'orders.edit': each((order) => ({
    path: '/title',
    body: () => ({ title: 'Другое имя' }),
    verdict: (who) => acts.rename(who, order),
  })),
  'orders.attachContract': each((order) => ({
    path: '/contract',
    body: () => ({ contractId: null }),
    verdict: (who) => acts.attachContract(who, order),
  })),
  'orders.reassign': each((order, { cast }) => ({
    path: '/manager',
    body: (version) => ({
      version,
      managerId: order.managerId === cast.ids.otherManager ? cast.ids.colleague : cast.ids.otherManager,
    }),
    verdict: (who) => acts.reassign(who, order),
  })),
  'orders.confirm': each((order) => ({
    path: '/confirmation',
    body: (version) => ({ version }),
    verdict: (who) => acts.confirm(who, order),
  })),
  'orders.refuse': each((order) => ({
    path: '/refusal',
    body: (version) => ({ version, reason }),
    verdict: (who) => acts.refuse(who, order),
  })),
  'orders.takeUp': each((order) => ({ path: '/refusal', verdict: (who) => acts.takeUp(who, order) })),
  'orders.setField': each((order, gallery) =>
    fieldKeys.map((key) => ({
      what: key,
      path: `/fields/${key}`,
      body: () => ({ value: goodValue(key, gallery), seen: null }),
      verdict: (who) => acts.fill(who, order, key),
    })),
  ),
  'orders.setMark': each((order) =>
    markKeys.map((key) => ({
      what: key,
      path: `/marks/${key}`,
      body: () => ({}),
      verdict: (who) => acts.mark(who, order, key, true),
    })),
  ),
  'orders.clearMark': each((order) =>
    markKeys.map((key) => ({
      what: key,
      path: `/marks/${key}`,
      verdict: (who) => acts.mark(who, order, key, false),
    })),
  ),
  'orders.enterPayment': each((order) => ({
    path: '/payments',
    body: () => ({ amount: '0.01', paidOn: '2026-11-23', paymentOrderNumber: '7' }),
    verdict: (who) => acts.enterPayment(who, order),
  })),
  'orders.reversePayment': each((order) =>
    order.payments === 0
      ? []
      : {
          path: '/payments/1/reversal',
          body: () => ({ reason }),
          verdict: (who) => acts.reversePayment(who, order),
        },
  ),
  'orders.requestResolution': each((order) =>
    [order.step, beside(order)].map((step) => ({
      what: step,
      path: `/steps/${step}/request`,
      body: (version: number) => ({ version }),
      verdict: (who) => acts.request(who, order, step),
    })),
  ),
  'orders.takeBackRequest': each((order) => ({
    path: `/steps/${order.step}/request`,
    verdict: (who) => acts.takeBack(who, order),
  })),
  'orders.giveResolution': each((order, { cast }) => {
    const values = (step: StepKey) => (step === 'assignment' ? { expert: cast.ids.expert } : {});
    return [
      ...[order.step, beside(order)].map(
        (step): Act => ({
          what: step,
          path: `/steps/${step}/resolution`,
          body: (version) => ({ version, values: values(step), reason }),
          verdict: (who, season) => acts.sign(who, order, step, season),
        }),
      ),
      {
        what: `${order.step}, no reason given`,
        path: `/steps/${order.step}/resolution`,
        body: (version) => ({ version, values: values(order.step) }),
        verdict: (who, season) => {
          const verdict = acts.sign(who, order, order.step, season);
          // «the director may sign, with a reason»
          const forTheSeat = ['done', 'state'].includes(verdict.is) && !who.selves.some(signsAs(order));
          if (!forTheSeat) return verdict;
          return state('invalid', ...(verdict.is === 'state' ? verdict.codes : []));
        },
      },
    ];
  }),
  'orders.withdrawResolution': each((order) =>
    [before(order), order.step].map((step) => ({
      what: step,
      path: `/steps/${step}/resolution`,
      verdict: (who) => acts.withdraw(who, order, step),
    })),
  ),
  'orders.return': each((order) =>
    [...new Set<StepKey>(['terms', order.step])].map((to) => ({
      what: `to ${to}`,
      path: '/returns',
      body: (version: number) => ({ version, to, reason }),
      verdict: (who) => acts.sendBack(who, order, to),
    })),
  ),
  'orders.reopen': each((order) => ({
    path: '/reopenings',
    body: (version) => ({ version, reason }),
    verdict: (who) => acts.reopen(who, order),
  })),
  'orders.renew': each((order) => ({
    path: '/renewal',
    body: () => ({}),
    verdict: (who) => acts.renew(who, order),
  })),
  // ux 3.9, «Не следить за заказом»: everybody's own, of what they see
  'orders.mute': each(() => ({ path: '/mute', body: () => ({}), verdict: () => done })),
  'orders.follow': each(() => ({ path: '/mute', verdict: () => done })),
  'orders.remind': each((order) =>
    [lacking(order), 'resolution'].map((key) => ({
      what: key,
      path: '/reminders',
      body: () => ({ step: order.step, key }),
      verdict: (who) => acts.remind(who, order, key),
    })),
  ),
  'orders.comment': each((order) => ({
    path: '/comments',
    body: () => ({ body: 'слово' }),
    verdict: (who) => acts.comment(who, order),
  })),
  'orders.addDocument': each((order, { facts }) =>
    ['other', 'invoice'].map((kind) => ({
      what: kind,
      path: `/documents?name=file.txt&kind=${kind}`,
      bytes: Buffer.from('file'),
      verdict: (who) => acts.addDocument(who, order, kind === 'invoice', facts),
    })),
  ),
};

function goodValue(key: (typeof fieldKeys)[number], { cast, stage }: Gallery): string | number {
  const values: Record<(typeof fieldKeys)[number], string | number> = {
    paymentTerms: 'без аванса',
    remuneration: '1.00',
    subcontractorAmount: '0.00',
    legalEntity: stage.world.legalEntityId,
    termsOfReference: 'Обследовать насос',
    expert: cast.ids.otherExpert,
    issuedOn: '2026-11-20',
    validUntil: '2029-11-20',
  };
  return values[key];
}
