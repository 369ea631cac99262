import type { Seeded } from '#domain/values/seeded.ts';
import type { Name } from '#test/world.ts';
import { amountOf, id, OTHER, type Planned } from './acts.ts';
import type { Hand } from './hand.ts';
import { goals, type OrderPlan } from './plan.ts';
import { taskOfComment } from './task-acts.ts';
import type { Fact } from './who-knows.ts';

type Doing = (hand: Hand, path: string, word: string) => Promise<unknown>;

/** The story of one order from its creation to its goal, with what nobody needs but people do: sums set twice, comments, files. */
export function orderActs(plan: OrderPlan, random: Seeded): Planned[] {
  const { key } = plan;
  const act = (fact: Fact, doing: Doing, more: Partial<Planned> = {}): Planned => ({
    fact,
    order: key,
    do: (hand, word) => doing(hand, `/orders/${id(hand, key)}`, word),
    ...more,
  });
  const order = (doing: Doing, more?: Partial<Planned>) => act({ order: key }, doing, more);
  const money = (doing: Doing, more?: Partial<Planned>) => act({ orderMoney: key }, doing, more);
  const said = (by: Name) => `${key}.comment.${by}`;
  /** The manager answers accounting and points at a commercial document: to many both are nothing. Some of it is pinned. */
  const comment = (by: Name) =>
    act({ orderComment: key, by }, async (hand, path, word) => {
      const replyTo = by === plan.manager ? hand.idOf(said('accountant')) : undefined;
      const file = by === plan.manager ? hand.idOf(`${key}.commercial`) : undefined;
      const body = {
        body: word,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(file === undefined ? {} : { files: [file] }),
      };
      const { id: written } = await hand.post(by, `${path}/comments`, body);
      hand.made(said(by), written);
      if (word.length % 2 === 0) await hand.put(by, `/comments/${written}/pin`);
      else await hand.put(by, `/comments/${written}`, { body: `${word} иначе` });
    });
  const file = (by: Name, kind: string, commercial: boolean) =>
    act({ document: key, commercial }, async (hand, path, word) => {
      const name = encodeURIComponent(`${word}.txt`);
      const made = await hand.upload(by, `${path}/documents?name=${name}&kind=${kind}`, `текст ${word}`);
      hand.made(`${key}.${commercial ? 'commercial' : 'open'}`, made.id);
    });
  const talk = (...people: Name[]) => people.filter(() => random.int(1, 100) <= 55).map(comment);
  const parts = { plan, order, money, comment, file, talk };

  const acts = [
    order(
      async (hand, _path, word) => {
        const body = {
          title: `Экспертиза ${word}`,
          clientId: id(hand, plan.client),
          contractId: id(hand, plan.contract),
        };
        hand.made(key, (await hand.post(plan.manager, '/orders', body)).id);
      },
      { needs: [plan.client, plan.contract], makes: key },
    ),
    ...taskActs(plan),
    ...talk(plan.manager, 'headOfSales', ...mates(plan)),
    taskOfComment(plan),
    file(plan.manager, 'contract', true),
    ...(plan.openDocuments ? [file(plan.manager, 'other', false)] : []),
    order((hand, path, word) => hand.put(plan.manager, `${path}/title`, { title: `Обследование ${word}` })),
  ];
  const passed = goals.indexOf(plan.goal);
  for (const [at, goal] of goals.entries()) if (at <= passed) acts.push(...ways[goal](parts));
  if (plan.refused)
    acts.push(
      order(async (hand, path, word) =>
        hand.put(plan.manager, `${path}/refusal`, {
          version: await hand.version(plan.manager, id(hand, key)),
          reason: `клиент передумал ${word}`,
        }),
      ),
    );
  return acts;
}

/** The manager asks the head for something about the order: whoever sees the order and is neither knows nothing of it. */
function taskActs({ key, manager }: OrderPlan): Planned[] {
  const task = `${key}.task`;
  const fact: Fact = { task: key, by: manager, to: 'headOfSales' };
  return [
    {
      fact,
      order: key,
      do: async (hand, word) => {
        const body = {
          title: `Согласовать ${word}`,
          assigneeId: hand.stage.world.ids.headOfSales,
          orderId: id(hand, key),
          dueOn: '2030-01-10',
          items: [{ title: `пункт ${word}` }],
        };
        hand.made(task, (await hand.post(manager, '/tasks', body)).id);
      },
    },
    {
      fact,
      order: key,
      do: async (hand, word) => {
        const path = `/tasks/${id(hand, task)}/files?name=${word}.txt`;
        hand.made(`${task}.file`, (await hand.upload('headOfSales', path, `текст ${word}`)).files[0].id);
      },
    },
    {
      fact,
      order: key,
      do: (hand, word) => hand.post('headOfSales', `/tasks/${id(hand, task)}/remarks`, { body: word }),
    },
  ];
}

type Parts = {
  plan: OrderPlan;
  order: (doing: Doing, more?: Partial<Planned>) => Planned;
  money: (doing: Doing, more?: Partial<Planned>) => Planned;
  comment: (by: Name) => Planned;
  file: (by: Name, kind: string, commercial: boolean) => Planned;
  talk: (...people: Name[]) => Planned[];
};

const mates = ({ manager }: OrderPlan): Name[] =>
  manager === 'manager' ? ['colleague'] : manager === 'colleague' ? ['manager'] : [];

const fill =
  (by: Name, key: string, value: (word: string) => string | number) =>
  (hand: Hand, path: string, word: string) =>
    hand.put(by, `${path}/fields/${key}`, { value: value(word), seen: null });
const mark = (by: Name, key: string) => (hand: Hand, path: string) => hand.put(by, `${path}/marks/${key}`);
const pay = (amount: string) => (hand: Hand, path: string, word: string) =>
  hand.post('accountant', `${path}/payments`, {
    amount: word === OTHER ? '3000.00' : amount,
    paidOn: '2026-11-20',
    paymentOrderNumber: word,
  });

/** Asks for the resolution and gets it: acts that everybody who sees the order knows of. */
const pass = (
  { plan, order }: Parts,
  step: string,
  by: Name | null,
  signer: Name,
  values?: (hand: Hand) => Record<string, unknown>,
): Planned[] => [
  ...(by
    ? [
        order(async (hand, path) =>
          hand.put(by, `${path}/steps/${step}/request`, {
            version: await hand.version(by, id(hand, plan.key)),
          }),
        ),
      ]
    : []),
  order(async (hand, path) =>
    hand.put(signer, `${path}/steps/${step}/resolution`, {
      version: await hand.version(signer, id(hand, plan.key)),
      ...(values ? { values: values(hand) } : {}),
    }),
  ),
];

const expertOf = ({ expert }: OrderPlan): Name => expert ?? 'expert';

/** What leads to each goal from the one before. */
const ways: Record<(typeof goals)[number], (parts: Parts) => Planned[]> = {
  prospect: () => [],
  confirmed: ({ plan, order, money, talk }) => [
    order(
      async (hand, path) =>
        hand.put(plan.manager, `${path}/confirmation`, {
          version: await hand.version(plan.manager, id(hand, plan.key)),
        }),
      { needs: [amountOf(plan.contract)] },
    ),
    money(fill(plan.manager, 'paymentTerms', (word) => `аванс ${word}`)),
    ...talk('accountant', 'headOfAccounting', plan.manager),
    ...(plan.sentEarly
      ? [order(mark(plan.manager, 'termsOfReferenceSent')), ...talk('headOfExpertise', 'headOfSales')]
      : []),
    money(pay('1001.17')),
    money((hand, path, word) =>
      hand.put('accountant', `${path}/payments/1/reversal`, { reason: `ошиблись ${word}` }),
    ),
  ],
  payment: (parts) => [
    parts.money(
      fill(parts.plan.manager, 'paymentTerms', (word) => `отсрочка ${word}`),
      { needed: true },
    ),
    parts.money(fill(parts.plan.manager, 'remuneration', () => '70001.17')),
    parts.money(
      fill(parts.plan.manager, 'remuneration', (word) => (word === OTHER ? '90000.00' : '80001.17')),
      { needed: true },
    ),
    parts.money(
      fill(parts.plan.manager, 'subcontractorAmount', (word) => (word === OTHER ? '0.00' : '0.17')),
      { needed: true },
    ),
    ...pass(parts, 'terms', parts.plan.manager, 'headOfSales'),
  ],
  assignment: (parts) => [
    parts.order((hand, path) =>
      hand.put('accountant', `${path}/fields/legalEntity`, {
        value: hand.stage.world.legalEntityId,
        seen: null,
      }),
    ),
    parts.money(pay('2002.17')),
    parts.money(pay('3003.17'), { needed: true }),
    ...parts.talk('accountant', parts.plan.manager),
    parts.order(mark('accountant', 'actIssued')),
    ...pass(parts, 'payment', 'accountant', 'headOfAccounting'),
  ],
  examination: (parts) => [
    parts.order(fill(parts.plan.manager, 'termsOfReference', (word) => `Обследовать ${word}`)),
    ...(parts.plan.sentEarly ? [] : [parts.order(mark(parts.plan.manager, 'termsOfReferenceSent'))]),
    ...parts.talk('headOfExpertise', 'accountant'),
    ...pass(parts, 'assignment', parts.plan.manager, 'headOfExpertise', (hand) => ({
      expert: hand.stage.world.ids[expertOf(parts.plan)],
    })),
    parts.money(pay('4004.17')),
    ...parts.talk(expertOf(parts.plan), parts.plan.manager, 'headOfExpertise'),
  ],
  examined: ({ plan, order, talk, money }) => [
    order(mark(expertOf(plan), 'documentsAnalysed')),
    money(pay('5005.17')),
    order(mark(expertOf(plan), 'examinationDone')),
    ...talk('approver', 'headOfApproval', 'headOfAccounting', expertOf(plan)),
  ],
  approval: (parts) => pass(parts, 'examination', expertOf(parts.plan), 'headOfExpertise'),
  archive: (parts) => {
    const expert = expertOf(parts.plan);
    return [
      ...['submittedToAuthorities', 'examinationAgreed', 'workDone'].map((key) =>
        parts.order(mark(expert, key)),
      ),
      ...parts.talk('headOfApproval', expert, 'approver', parts.plan.manager, 'headOfExpertise'),
      parts.file('accountant', 'act', true),
      ...pass(parts, 'approval', expert, 'headOfApproval'),
    ];
  },
  archived: (parts) => [
    ...['actSigned', 'contractOriginalReceived'].map((key) => parts.order(mark('accountant', key))),
    parts.money(pay('6006.17')),
    parts.order(fill(parts.plan.manager, 'issuedOn', () => '2026-11-24')),
    parts.order(fill(parts.plan.manager, 'validUntil', () => 'P3Y')),
    ...pass(parts, 'archive', null, parts.plan.manager),
  ],
};
