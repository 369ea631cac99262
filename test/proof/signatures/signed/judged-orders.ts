import type { Answer, Client } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import { SIGNED_FILE } from './stands.ts';
import { type Judged, leaders, reason, type Target, type Try, withVersion } from './try.ts';
import { workOf } from './work.ts';

/** The routes of an order: each requirement, each step, each document tried in every way the API has for it. */
const at = ({ stand }: Target, rest: string): string => `/orders/${stand.id}/${rest}`;
const stepsOf = ({ rules }: Target): string[] => rules.steps.map(({ key }) => key);

/** By the version they saw, with this body beside it. */
const put = (target: Target, rest: string, body: object = {}) => versioned(target, 'put', rest, body);
const post = (target: Target, rest: string, body: object = {}) => versioned(target, 'post', rest, body);
const versioned = (target: Target, method: 'put' | 'post', rest: string, body: object) => (who: Client) =>
  withVersion(who, `/orders/${target.stand.id}`, (version) =>
    who[method](at(target, rest), { version, ...body }),
  );

export const judgedOrders: Record<string, Judged> = {
  'orders.create': 'makes an order of its own',
  'orders.edit': (target) => [
    { what: 'title', by: leaders, send: (who) => who.put(at(target, 'title'), { title: 'Другое имя' }) },
  ],
  'orders.attachContract': (target) =>
    [null, target.stand.otherContractId].map((contractId) => ({
      what: contractId === null ? 'no contract' : 'another contract',
      by: leaders,
      send: (who) => who.put(at(target, 'contract'), { contractId }),
    })),
  'orders.reassign': (target) => [
    {
      what: 'to another manager',
      by: ['headOfSales'],
      send: put(target, 'manager', { managerId: target.world.ids.otherManager }),
    },
  ],
  'orders.replaceExpert': (target) => [
    {
      what: 'another expert',
      by: ['headOfExpertise'],
      send: put(target, 'expert', { expertId: target.world.ids.otherExpert, reason }),
    },
  ],
  'orders.changeMany': ({ stand, world }) => {
    const many = (body: object) => (who: Client) =>
      who.post('/order-bulk-changes', { ...body, ids: [stand.id] });
    const expert = { act: 'setExpert', expertId: world.ids.otherExpert };
    return [
      {
        what: 'to another manager',
        by: ['headOfSales'],
        send: many({ act: 'setManager', managerId: world.ids.otherManager }),
      },
      { what: 'another expert', by: ['headOfExpertise'], send: many(expert) },
      { what: 'another expert, for a reason', by: ['headOfExpertise'], send: many({ ...expert, reason }) },
      { what: 'to the archive', by: ['manager'], send: many({ act: 'archive' }) },
    ];
  },
  'orders.export': 'reads only',
  'orders.confirm': (target) => [{ what: 'confirm', by: leaders, send: put(target, 'confirmation') }],
  'orders.refuse': (target) => [{ what: 'refuse', by: leaders, send: put(target, 'refusal', { reason }) }],
  'orders.takeUp': (target) => [
    { what: 'take up', by: leaders, send: (who) => who.delete(at(target, 'refusal')) },
  ],
  'orders.setField': (target) =>
    Object.entries(otherValues(target)).flatMap(([key, value]) =>
      [value, null].map(
        (wanted): Try => ({
          what: `${key} := ${wanted}`,
          by: [fillerOf(target, key)],
          send: (who) => who.put(at(target, `fields/${key}`), { value: wanted, seen: null }),
        }),
      ),
    ),
  'orders.setMark': (target) =>
    marksOf(target).map((key) => ({
      what: key,
      by: [fillerOf(target, key)],
      send: (who) => who.put(at(target, `marks/${key}`)),
    })),
  'orders.clearMark': (target) =>
    marksOf(target).map((key) => ({
      what: key,
      by: [fillerOf(target, key)],
      send: (who) => who.delete(at(target, `marks/${key}`)),
    })),
  'orders.enterPayment': (target) => [
    {
      what: 'a payment more',
      by: ['accountant', 'headOfAccounting'],
      send: (who) =>
        who.post(at(target, 'payments'), { amount: '1.00', paidOn: '2026-11-21', paymentOrderNumber: '9' }),
    },
  ],
  'orders.reversePayment': (target) =>
    [1, 2].map((n) => ({
      what: `payment ${n}`,
      by: ['accountant', 'headOfAccounting'],
      send: (who) => who.put(at(target, `payments/${n}/reversal`), { reason }),
    })),
  'orders.requestResolution': (target) =>
    stepsOf(target).map((step) => ({
      what: step,
      by: [workOf(step).filler],
      send: put(target, `steps/${step}/request`),
    })),
  'orders.takeBackRequest': (target) =>
    stepsOf(target).map((step) => ({
      what: step,
      by: [workOf(step).filler],
      send: (who) => who.delete(at(target, `steps/${step}/request`)),
    })),
  'orders.giveResolution': (target) =>
    stepsOf(target).flatMap((step) => {
      const all = otherValues(target);
      return [{}, { expert: all.expert }, all].map(
        (values): Try => ({
          what: `${step} with ${Object.keys(values).join(', ') || 'nothing'}`,
          by: [workOf(step).signer],
          send: put(target, `steps/${step}/resolution`, { values, reason }),
        }),
      );
    }),
  'orders.withdrawResolution': (target) =>
    stepsOf(target).map((step) => ({
      what: step,
      by: [workOf(step).signer],
      send: (who) => who.delete(at(target, `steps/${step}/resolution`)),
    })),
  'orders.return': (target) =>
    stepsOf(target).map((to) => ({
      what: `to ${to}`,
      by: [workOf(target.stand.at ?? 'archive').returner],
      send: post(target, 'returns', { to, reason }),
    })),
  'orders.reopen': (target) => [
    { what: 'reopen', by: ['headOfSales', 'admin'], send: post(target, 'reopenings', { reason }) },
  ],
  'orders.renew': (target) => [
    { what: 'renew', by: leaders, send: (who) => who.post(at(target, 'renewal')) },
  ],
  'orders.remind': (target) => [
    {
      what: 'a reminder',
      by: ['manager', 'headOfSales'],
      send: (who) =>
        who.post(at(target, 'reminders'), { step: target.stand.at ?? 'archive', key: 'resolution' }),
    },
  ],
  'orders.comment': (target) => [
    { what: 'a comment', by: ['expert'], send: (who) => who.post(at(target, 'comments'), { body: 'слово' }) },
  ],
  'comments.edit': (target) => [
    {
      what: 'a comment edited',
      by: ['expert'],
      send: onOwnComment(target, (who, id) => who.put(`/comments/${id}`, { body: 'иначе' })),
    },
  ],
  'comments.pin': (target) => [
    {
      what: 'a comment pinned',
      by: ['expert'],
      send: onOwnComment(target, (who, id) => who.put(`/comments/${id}/pin`)),
    },
  ],
  'comments.unpin': (target) => [
    {
      what: 'a comment taken down',
      by: ['expert'],
      send: onOwnComment(target, (who, id) => who.delete(`/comments/${id}/pin`)),
    },
  ],
  'orders.addDocument': (target) => [
    upload(target, 'another file', 'termsOfReference', 'другое задание'),
    upload(target, 'the same file again', 'termsOfReference', SIGNED_FILE),
    upload(target, 'the same file as another kind', 'other', SIGNED_FILE),
  ],
};

const onOwnComment =
  (target: Target, act: (who: Client, id: number) => Promise<Answer>): Try['send'] =>
  async (who) => {
    const written = await who.post(at(target, 'comments'), { body: 'слово' });
    return written.status === 201 ? act(who, written.body.id) : written;
  };

const upload = (target: Target, what: string, kind: string, text: string): Try => ({
  what,
  by: ['manager', 'expert'],
  send: (who) => who.upload(at(target, `documents?name=tor.txt&kind=${kind}`), Buffer.from(text)),
});

/** Values other than those the stands are made with. */
const otherValues = ({ world, otherEntityId }: Target): Record<string, string | number> => ({
  paymentTerms: 'без аванса',
  remuneration: '90000.01',
  subcontractorAmount: '0.01',
  legalEntity: otherEntityId,
  termsOfReference: 'Обследовать другой котёл',
  expert: world.ids.otherExpert,
  issuedOn: '2026-11-25',
  validUntil: 'P4Y',
});

/** Whatever the table names that is neither a field nor a payment. */
const marksOf = (target: Target): string[] => {
  const fields = [...Object.keys(otherValues(target)), 'payments'];
  const named = target.rules.steps.flatMap((one) => [...one.fixed, ...one.open, ...one.late, ...one.free]);
  return named.map((item) => item.split('|')[0] ?? '').filter((key) => !fields.includes(key));
};

function fillerOf({ rules }: Target, key: string): Name {
  if (key === 'expert') return 'headOfExpertise';
  const step = rules.steps.find((one) =>
    [...one.fixed, ...one.open, ...one.late, ...one.free].some((item) => item.split('|')[0] === key),
  );
  return workOf(step?.key ?? '').filler;
}
