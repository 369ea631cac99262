import type pg from 'pg';
import { toLatinLayout } from '#domain/values/keyboardLayout.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { toCursor } from '#server/http/cursor.ts';
import { clientOf } from './generate/names.ts';
import { brands, places, remarks, surnames, titles } from './generate/words.ts';
import type { Actor, People, Person } from './people.ts';
import type { Shot } from './press.ts';

/** What is timed. Reads vary in what they ask for; writes know the orders they change, so that these can be put back. */
export interface Operation {
  readonly key: string;
  readonly title: string;
  /** Most CPU against the bare server, from performance.md. */
  readonly bar: number | null;
  readonly statements: number;
  readonly as: readonly Actor[];
  readonly kind: 'read' | 'write';
  /** The next request for this person; null when there is nothing left to do. */
  readonly shots: (person: Person, actor: Actor) => Promise<() => Shot | null>;
  readonly orders: readonly number[];
  /** After how many the shots of a read come round. */
  readonly pool: number;
}

type Sample = {
  orders: Record<Actor, number[]>;
  /** Of them, those at work: they take comments. */
  talking: Record<Actor, number[]>;
  names: string[];
  numbers: string[];
  clients: number[];
  marking: number[];
  signing: { id: number; version: number }[];
};

const POOL = 300;
const readers: readonly Actor[] = ['manager', 'director'];
const seekers: readonly Actor[] = [...readers, 'expert'];

export async function makeOperations(admin: pg.Client, people: People): Promise<Operation[]> {
  const sample = await sampleOf(admin, people);
  const random = seeded(2611);
  /** Drawn once, so that the plan of the bare server has them all. */
  const drawn = new Map<string, string[]>();
  const read = (
    key: string,
    title: string,
    bar: number | null,
    path: (at: number, actor: Actor) => string,
    as: readonly Actor[] = readers,
  ): Operation => ({
    key,
    title,
    bar,
    statements: 2,
    as,
    kind: 'read',
    orders: [],
    pool: POOL,
    shots: async ({ cookie }, actor) => {
      const paths = drawn.get(`${key} ${actor}`) ?? Array.from({ length: POOL }, (_, at) => path(at, actor));
      drawn.set(`${key} ${actor}`, paths);
      let at = 0;
      return () => ({ method: 'GET', path: paths[at++ % POOL] ?? '', cookie });
    },
  });
  const part = () => encodeURIComponent(partOf(random, random.pick(sample.names)));
  // Searches ask for as many as the page does.
  const order = (actor: Actor) => random.pick(sample.orders[actor]);
  return [
    read('list', 'list of 50 orders', 1.5, (at, actor) =>
      at % 4 === 0
        ? '/orders?limit=50'
        : `/orders?limit=50&cursor=${toCursor({ after: order(actor), due: null })}`,
    ),
    read('search', 'clients by part of a name', 1.5, () => `/clients?limit=25&search=${part()}`),
    read('orderSearch', 'orders by part of a name', 1.5, () => `/orders?limit=25&search=${part()}`),
    read(
      'number',
      'orders by contract number',
      1.5,
      () => `/orders?limit=25&search=${encodeURIComponent(numberOf(random, random.pick(sample.numbers)))}`,
    ),
    read(
      'contractNumber',
      'contracts by number',
      1.5,
      () => `/contracts?limit=25&search=${encodeURIComponent(numberOf(random, random.pick(sample.numbers)))}`,
    ),
    read(
      'typo',
      'clients, with a typing error',
      1.5,
      () =>
        `/clients?limit=25&search=${encodeURIComponent(withTypo(random, longPart(random, random.pick(sample.names))))}`,
    ),
    read(
      'layout',
      'clients, in the wrong layout',
      1.5,
      () =>
        `/clients?limit=25&search=${encodeURIComponent(toLatinLayout(longPart(random, random.pick(sample.names))))}`,
    ),
    read('everywhere', 'one search, part of a name', null, () => `/search?q=${part()}`, seekers),
    read(
      'words',
      'one search, words of texts',
      null,
      () => `/search?q=${encodeURIComponent(wordsOf(random))}`,
      seekers,
    ),
    // Those at work have a journal.
    read('card', 'order card', 2, (_, actor) => `/orders/${random.pick(sample.talking[actor])}`),
    read(
      'feed',
      'feed of an order',
      null,
      (_, actor) => `/orders/${random.pick(sample.talking[actor])}/feed`,
    ),
    read('clientCard', 'client card', null, () => `/clients/${random.pick(sample.clients)}`),
    read('home', 'home', null, () => '/home'),
    read('board', 'board', null, () => '/order-board'),
    read('counts', 'counts of the views', null, () => '/order-counts'),
    read('everything', 'feed of the company', null, () => '/feed?limit=30', seekers),
    read('standing', 'where orders stand', null, () => '/reports/standing?groupBy=step'),
    read('terms', 'register of terms', null, () => '/reports/terms'),
    ...writes(sample),
  ];
}

function writes(sample: Sample): Operation[] {
  let last = 0;
  const run = Date.now().toString(36);
  const key = () => {
    last += 1;
    return `${run}-${last}`;
  };
  return [
    {
      ...written('comment', 'comment on an order', 2.5, ['manager', 'director'], 5),
      shots:
        async ({ cookie }, actor) =>
        () => {
          const id = sample.talking[actor][last % sample.talking[actor].length];
          const body = JSON.stringify({ body: `Ждём подписанный акт, звонил главному инженеру ${last}.` });
          return { method: 'POST', path: `/orders/${id}/comments`, cookie, body, idempotencyKey: key() };
        },
    },
    {
      ...written('mark', 'set or clear a mark', 2.5, ['manager'], 5),
      orders: sample.marking,
      shots: async ({ cookie }) => {
        let at = 0;
        return () => {
          const id = sample.marking[at % sample.marking.length];
          const method = Math.floor(at++ / sample.marking.length) % 2 === 0 ? 'PUT' : 'DELETE';
          const body = method === 'PUT' ? { body: '{}' } : {};
          return {
            method,
            path: `/orders/${id}/marks/termsOfReferenceSent`,
            cookie,
            ...body,
            idempotencyKey: key(),
          };
        };
      },
    },
    {
      ...written('sign', 'sign a step', null, ['head'], 8),
      orders: sample.signing.map(({ id }) => id),
      shots: async ({ cookie }) => {
        let at = 0;
        return () => {
          const one = sample.signing[at++];
          return one
            ? {
                method: 'PUT',
                path: `/orders/${one.id}/steps/terms/resolution`,
                cookie,
                body: JSON.stringify({ version: one.version }),
                idempotencyKey: key(),
              }
            : null;
        };
      },
    },
    {
      ...written('newClient', 'new client', 2.5, ['manager'], 5),
      shots:
        async ({ cookie }) =>
        () => ({
          method: 'POST',
          path: '/clients',
          cookie,
          body: JSON.stringify({
            name: `${clientOf(1_000_000 + last).name} ${last}`,
            phones: ['8 342 212-85-06'],
          }),
          idempotencyKey: key(),
        }),
    },
  ];
}

/** A few orders at work on which the manager may write. */
export async function talkedAbout(admin: pg.Client, { manager }: People): Promise<number[]> {
  const { rows } = await admin.query(
    'select id from orders where manager_id = $1 and archived_at is null order by hashint8(id) desc limit 10',
    [manager.employeeId],
  );
  return (rows as { id: string }[]).map(({ id }) => Number(id));
}

const written = (key: string, title: string, bar: number | null, as: readonly Actor[], statements: number) =>
  ({ key, title, bar, as, statements, kind: 'write', orders: [], pool: 0 }) as const;

async function sampleOf(admin: pg.Client, people: People): Promise<Sample> {
  const numbers = async (text: string, values: unknown[] = []) => {
    const { rows } = await admin.query(text, values);
    return (rows as { id: string }[]).map(({ id }) => Number(id));
  };
  const texts = async (text: string) =>
    ((await admin.query(text)).rows as { text: string }[]).map((row) => row.text);
  // The same in every run: ordered by a hash of the id.
  const mixed = (table: string, where: string) =>
    `select id from ${table} where ${where} order by hashint8(id) limit 2000`;
  const { manager, expert } = people;
  const seen = async (also: string) => ({
    manager: await numbers(
      mixed(
        'orders',
        `manager_id in (select b.employee_id from visibility_group_members a join visibility_group_members b using (group_id)
          where a.employee_id = $1) and ${also}`,
      ),
      [manager.employeeId],
    ),
    director: await numbers(mixed('orders', also)),
    head: [],
    expert: await numbers(mixed('orders', `expert_id = $1 and ${also}`), [expert.employeeId]),
  });
  const signing = await admin.query(
    `select o.id, o.version from orders o where step_seq = 1 and step_state = 'awaitingResolution' order by hashint8(id) limit 5000`,
  );
  return {
    orders: await seen('true'),
    talking: await seen('archived_at is null'),
    names: await texts('select name_normal as text from clients order by hashint8(id) limit 1000'),
    numbers: await texts('select number as text from contracts order by hashint8(id) limit 1000'),
    clients: await numbers(mixed('clients', 'true')),
    marking: await numbers(
      `select id from orders where manager_id = $1 and status = 'confirmed' and step_seq <= 2 and not ('termsOfReferenceSent' = any(mark_keys))
         order by hashint8(id) limit 1000`,
      [manager.employeeId],
    ),
    signing: (signing.rows as { id: string; version: number }[]).map(({ id, version }) => ({
      id: Number(id),
      version,
    })),
  };
}

/** Two to twelve letters from anywhere in a name. */
function partOf(random: Seeded, name: string): string {
  const length = random.int(2, Math.min(12, name.length));
  return (
    name
      .slice(random.int(0, name.length - length))
      .slice(0, length)
      .trim() || name.slice(0, 3)
  );
}

const longPart = (random: Seeded, name: string): string => {
  const word = name.split(' ').sort((a, b) => b.length - a.length)[0] ?? name;
  return word.slice(0, random.int(6, 12));
};

/** One letter wrong, missing, or two in the wrong order. */
function withTypo(random: Seeded, word: string): string {
  const at = random.int(1, word.length - 2);
  const [a, b] = [word.slice(0, at), word.slice(at + 1)];
  return random.pick([
    `${a}ъ${b}`,
    `${a}${b}`,
    `${a}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`,
  ]);
}

/** As people type a number: whole, small, or its digits alone. */
function numberOf(random: Seeded, number: string): string {
  const digits = /\d{3,}/.exec(number)?.[0] ?? number;
  return random.pick([number, number.toLowerCase(), number.replaceAll('-', ' '), digits]);
}

/** One word or two, of those on every page, on some, on one; the last perhaps not typed to its end. */
function wordsOf(random: Seeded): string {
  const remark = random.pick([...remarks, ...titles]);
  const common = random.pick(remark.match(/\p{L}{4,}/gu) ?? ['экспертиза']);
  const [first, second] = [
    random.pick([common, random.pick(surnames), random.pick(brands)]),
    random.pick(places),
  ];
  return random.pick([
    first,
    first.slice(0, 5),
    `${first} ${second}`,
    `${common} ${random.pick(brands)}`,
    String(random.int(1000, 9999)),
  ]);
}
