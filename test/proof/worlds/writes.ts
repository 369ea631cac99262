import { z } from 'zod';
import type { RouteShape } from '#api/route.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { routes } from '#server/routes.ts';
import type { Answer } from '#test/app.ts';
import { metadataOf } from '#test/tus.ts';
import type { Name } from '#test/world.ts';
import { readXlsx } from '#test/xlsx.ts';
import { type Hand, nothingIn } from './hand.ts';
import type { Plan } from './plan.ts';
import { placesOf } from './requests.ts';
import { tasksAbout } from './task-acts.ts';

/** An act on a record, in sight or not, sent to one world. Sent to both, it must be answered alike. */
export type Deed = { route: string; sendTo: (hand: Hand, as: Name) => Promise<Answer> };

const records = [
  'orders',
  'clients',
  'contracts',
  'contacts',
  'comments',
  'documents',
  'notifications',
  'calls',
  'tasks',
  'news',
  'absence-requests',
  'imports',
  'company-folders',
  'company-documents',
  'campaigns',
];
/** Every way to write that names a record, each on some of the records of the plan and on one that is not there. */
export function deedsFor(plan: Plan, most: number, seed: number): Deed[] {
  const random = seeded(seed);
  const started = Array.from({ length: most * 3 }, () => startOfUpload(plan, random));
  const made = Array.from({ length: most * 2 }, () => documentOfTemplate(plan, random));
  const others = routes
    .map(({ route }) => route)
    .filter(({ method, path }) => method !== 'GET' && records.includes(path.split('/')[1] ?? ''))
    .flatMap((route) => {
      const places = [...placesOf(route, plan)];
      const nothing = places.pop();
      const some = Array.from({ length: most }, () => random.pick(places.length > 0 ? places : [nothing]));
      return [...some, nothing].flatMap((place) => (place ? [deed(route, place, plan, random)] : []));
    });
  const many = Array.from({ length: most * 2 }, () => manyOrders(plan, random));
  const tasks = Array.from({ length: most * 4 }, () => tasksAbout(plan, random));
  return [...exportsOf(plan, most, random), ...others, ...started, ...made, ...many, ...tasks];
}

/** One act upon several orders, in sight or not. */
function manyOrders(plan: Plan, random: Seeded): Deed {
  const keys = Array.from({ length: 4 }, () => random.pick(plan.orders).key);
  const act = random.pick(['setManager', 'setExpert', 'archive']);
  return {
    route: 'orders.changeMany',
    sendTo: (hand, as) =>
      hand.stage.as(as).post('/order-bulk-changes', {
        act,
        managerId: hand.stage.world.ids.colleague,
        expertId: hand.stage.world.ids.otherExpert,
        reason: 'причина, достаточно длинная',
        ids: keys.map((key) => hand.idOf(key) ?? nothingIn('orders')),
      }),
  };
}

/** Lists of orders as files: all, and some narrowed by a record or a word. */
function exportsOf(plan: Plan, most: number, random: Seeded): Deed[] {
  const filters: ((hand: Hand) => object)[] = [
    () => ({ any: 'true' }),
    () => ({ awaitsDepartment: 'accounting' }),
    ...Array.from({ length: most }, () => {
      const { key } = random.pick(plan.clients);
      return (hand: Hand) => ({ any: 'true', clientId: hand.idOf(key) ?? nothingIn('clients') });
    }),
  ];
  return filters.map((filterIn) => ({
    route: 'orders.export',
    async sendTo(hand, as) {
      const body = { filter: filterIn(hand), sort: 'new' };
      const { raw, ...answer } = await hand.stage.as(as).post('/order-exports', body);
      // beside the bytes, whose zip tells the hour, what stands in the rows
      return { ...answer, raw, headers: {}, body: answer.status === 200 ? rowsOf(raw.rawPayload) : null };
    },
  }));
}

const rowsOf = (bytes: Buffer) => readXlsx(bytes).rows.map((row) => row.map(({ value }) => value));

function deed(route: RouteShape, place: (hand: Hand) => string, plan: Plan, random: Seeded): Deed {
  const parts: Record<string, string> = {
    ':key': random.pick(
      route.id.includes('Mark')
        ? ['workDone', 'actIssued', 'documentsAnalysed', 'termsOfReferenceSent']
        : ['paymentTerms', 'remuneration', 'termsOfReference', 'expert', 'issuedOn'],
    ),
    ':step': random.pick(['terms', 'payment', 'assignment', 'examination', 'approval', 'archive']),
    ':n': '1',
    ':itemId': '1',
  };
  const value = valuesFor(plan, random);
  return {
    route: route.id,
    async sendTo(hand, as) {
      const path = place(hand).replace(/:\w+/g, (part) => parts[part] ?? part);
      const person = hand.stage.as(as);
      if (route.id === 'imports.create') return person.upload(`${path}?name=a.csv&kind=clients`, table);
      if (route.body === 'bytes') return person.upload(`${path}?name=a.txt&kind=other`, Buffer.from('новое'));
      const card = path.split('/').slice(0, 3).join('/');
      const version = (await person.get(card)).body?.version ?? 1;
      const body =
        typeof route.body === 'object' ? bodyOf(route.body, (name) => value(name, hand, version)) : undefined;
      if (route.method === 'DELETE') return person.delete(path);
      return route.method === 'PUT' ? person.put(path, body) : person.post(path, body);
    },
  };
}

const table = Buffer.from('Компания;Адрес\r\nООО «Новое»;Тверь');
/** Files go to records too: to one in sight or not, and as versions of documents. */
function startOfUpload(plan: Plan, random: Seeded): Deed {
  const order = random.pick(plan.orders).key;
  const contract = random.pick(plan.contracts).key;
  const kind = random.pick(['other', 'invoice']);
  const place = random.pick<(hand: Hand) => Record<string, string | number>>([
    (hand) => ({ orderId: hand.idOf(order) ?? nothingIn('orders'), kind }),
    (hand) => ({ contractId: hand.idOf(contract) ?? nothingIn('contracts'), kind }),
    (hand) => ({ replacesId: hand.idOf(`${order}.commercial`) ?? nothingIn('documents') }),
    (hand) => ({ replacesId: hand.idOf(`${order}.open`) ?? nothingIn('documents') }),
  ]);
  return {
    route: 'uploads.start',
    sendTo: (hand, as) =>
      hand.stage.as(as).ask('POST', '/uploads', {
        'tus-resumable': '1.0.0',
        'upload-length': '5',
        'upload-metadata': metadataOf({ ...place(hand), name: 'a.txt' }),
      }),
  };
}

/** A document made from one of the bundled templates, for a record in sight or not. */
function documentOfTemplate(plan: Plan, random: Seeded): Deed {
  const order = random.pick(plan.orders).key;
  const contract = random.pick(plan.contracts).key;
  const id = random.int(1, 5);
  const place = random.pick<(hand: Hand) => object>([
    (hand) => ({ orderId: hand.idOf(order) ?? nothingIn('orders') }),
    (hand) => ({ contractId: hand.idOf(contract) ?? nothingIn('contracts') }),
  ]);
  return {
    route: 'templates.make',
    sendTo: (hand, as) =>
      hand.stage
        .as(as)
        .post(`/document-templates/${id}/documents`, { ...place(hand), version: 1, allowEmpty: true }),
  };
}

/** A body of the right shape: what is required, and what points at records. */
function bodyOf(shape: z.ZodObject, value: (name: string) => unknown): Record<string, unknown> {
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  const filled = Object.entries(schema.properties ?? {}).map(([name, property]): [string, unknown] => {
    const known = value(name);
    if (known !== undefined) return [name, known];
    const isRequired = schema.required?.includes(name);
    return [name, isRequired && typeof property === 'object' ? plain(property.type) : undefined];
  });
  return Object.fromEntries(filled.filter(([, one]) => one !== undefined));
}

const plain = (type: unknown): unknown =>
  ({ string: 'новое', integer: 1, number: 1, boolean: true, array: [], object: {} })[
    String(type ?? 'string')
  ];

function valuesFor(plan: Plan, random: Seeded) {
  const client = random.pick(plan.clients).key;
  const other = random.pick(plan.clients).key;
  const contract = random.pick(plan.contracts).key;
  const order = random.pick(plan.orders).key;
  const n = random.int(100, 999);
  const to = random.pick(['terms', 'payment', 'examination']);
  return (name: string, hand: Hand, version: number): unknown =>
    ({
      version,
      clientId: hand.idOf(client) ?? nothingIn('clients'),
      contractId: hand.idOf(contract) ?? nothingIn('contracts'),
      orderId: hand.idOf(order) ?? nothingIn('orders'),
      managerId: hand.stage.world.ids.otherManager,
      assigneeId: hand.stage.world.ids.clerk,
      expertId: hand.stage.world.ids.otherExpert,
      on: '2030-01-10',
      outcome: 'reached',
      reason: 'причина, достаточно длинная',
      amount: '170017.17',
      paidOn: '2026-11-20',
      number: `НОВЫЙ-${n}`,
      lastName: 'Новый',
      intoId: hand.idOf(other) ?? nothingIn('clients'),
      intoVersion: 1,
      segmentIds: [],
      audience: { include: [], exclude: [] },
      sender: 'company',
      textVersion: 1,
      how: 'letter',
      seen: 0,
      value: 'новое',
      onMatch: 'fill',
      unknownChoice: 'error',
      state: 'error',
      to,
    })[name];
}
