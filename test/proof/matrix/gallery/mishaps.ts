import { commentOrder } from './comments.ts';
import { drop } from './documents.ts';
import { advance, ask, confirm, pay, sign, walkedTo } from './moves.ts';
import { makeOverdue, refuse, reopen, sendBack, takeUp } from './setbacks.ts';
import { makeOrder, type OrderNotes, type OrderSpec, type Workshop } from './walk.ts';

/** What befalls an order beside its way; each is a piece of work of its own. */
export function befall(shop: Workshop): (() => Promise<unknown>)[] {
  const at = (label: string, stop: string, spec: Omit<OrderSpec, 'label'> = {}) =>
    walkedTo(shop, { label, ...spec }, stop);
  return [
    () => at('without contract', 'prospect', { contract: 'none' }),
    () => at('without amount', 'prospect', { contract: 'withoutAmount' }),
    ...['prospect', 'terms asked', 'payment filled', 'examination', 'approval asked', 'archive'].map(
      (stop) => async () => refuse(shop, await at(`refused at ${stop}`, stop)),
    ),
    ...['terms', 'payment', 'examination', 'archive filled'].map((stop) => async () => {
      await refuseAndTakeUp(shop, await at(`taken up at ${stop}`, stop));
    }),
    async () => {
      const again = await at('confirmed again at payment', 'payment');
      await refuseAndTakeUp(shop, again);
      await confirm(shop, again);
    },
    ...returns.map(
      ([from, to]) =>
        async () =>
          sendBack(shop, await at(`returned from ${from} to ${to}`, from), to),
    ),
    ...overdue.map((stop) => async () => makeOverdue(shop, await at(`overdue at ${stop}`, stop))),
    async () => pay(shop, await at('paid at terms', 'terms')),
    async () => reopen(shop, await at('reopened', 'archived')),
    () => replaceExpert(shop),
    () => signOverFile(shop),
    () => renew(shop),
  ];
}

const returns = [
  ['terms asked', 'terms'],
  ['payment asked', 'terms'],
  ['assignment filled', 'terms'],
  ['examination filled', 'examination'],
  ['approval', 'terms'],
  ['archive', 'approval'],
] as const;
const overdue = [
  'terms filled',
  'payment',
  'payment filled',
  'examination asked',
  'approval filled',
  'archive filled',
];

async function refuseAndTakeUp(shop: Workshop, order: OrderNotes): Promise<void> {
  await refuse(shop, order);
  await takeUp(shop, order);
}

async function replaceExpert(shop: Workshop): Promise<void> {
  const order = await walkedTo(
    shop,
    { label: 'expert replaced', expert: 'otherExpert' },
    'examination filled',
  );
  await commentOrder(shop, order, 'otherExpert', ['expert']);
  await sendBack(shop, order, 'assignment');
  order.people.expert = 'expert';
  await ask(shop, order);
  await sign(shop, order);
}

/** The terms of reference are text and files: what hung there when the step was signed, the signature covers. */
async function signOverFile(shop: Workshop): Promise<void> {
  const order = await walkedTo(shop, { label: 'with a signed file' }, 'assignment filled');
  const document = await drop(shop, order, 'manager', 'termsOfReference');
  await advance(shop, order, 'assignment filled', 'examination');
  document.covered = true;
}

async function renew(shop: Workshop): Promise<void> {
  const order = await walkedTo(shop, { label: 'renewed' }, 'archived');
  const fresh = await makeOrder(shop, {
    label: 'renewal',
    client: order.client,
    contract: 'none',
    renews: order,
  });
  fresh.set.add('termsOfReference');
  order.renewed = true;
}
