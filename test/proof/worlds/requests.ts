import { z } from 'zod';
import type { RouteShape } from '#api/route.ts';
import { type Seeded, seeded } from '#domain/values/seeded.ts';
import { routes } from '#server/routes.ts';
import { names } from '#test/world.ts';
import { absenceKeys } from './absence-acts.ts';
import { type Act, actsOf } from './acts.ts';
import { folderKeys } from './company-acts.ts';
import { type Hand, nothingIn, type ranges } from './hand.ts';
import { newsPlaces } from './news-acts.ts';
import type { Plan } from './plan.ts';
import { contactKeys, type Value, valuesOf } from './request-values.ts';
import { taskPlaces } from './task-acts.ts';

/** A request whose ids are those of the world it is sent to: of a record that is not there, an id given to nothing. */
export type Ask = { route: string; urlIn: (hand: Hand) => string };

/** Routes that answer with something else than one body, or to nobody in particular: each has its own proof. */
export const elsewhere = ['setup.status', 'calendarFeeds.read', 'live.stream'];

/** Somebody else's, for whoever is asking. */
export const NOT_OWN = 'notification of somebody else';

/** Every way to read, from the registry: each record of the plan, each parameter with each of its values, and mixtures. */
export function asksFor(plan: Plan, amount: { values: number; mixtures: number }, seed: number): Ask[] {
  const random = seeded(seed);
  const acts = actsOf(plan);
  return routes
    .map(({ route }) => route)
    .filter(({ method, id }) => method === 'GET' && !elsewhere.includes(id))
    .flatMap((route) => {
      const places = placesOf(route, plan);
      const queries = queriesOf(route, plan, acts, amount, random);
      // every record plainly; then the queries over the records in turn
      const plain = places.map((place) => asked(route, place, []));
      const searched = queries.map((query, n) =>
        asked(route, places[n % places.length] ?? (() => route.path), query),
      );
      return [...plain, ...searched];
    });
}

type Place = (hand: Hand) => string;
type Query = [string, Value][];

const asked = (route: RouteShape, place: Place, query: Query): Ask => ({
  route: route.id,
  urlIn: (hand) => {
    const pairs = query.map(([key, value]) => `${key}=${encodeURIComponent(value(hand))}`);
    return pairs.length > 0 ? `${place(hand)}?${pairs.join('&')}` : place(hand);
  },
});

/** The paths of a route: one for each record it can be asked for, in sight or not. */
export function placesOf(route: RouteShape, plan: Plan): Place[] {
  const places = (table: keyof typeof ranges, keys: string[]): Place[] =>
    [...keys, 'nothing'].map(
      (key) => (hand) => route.path.replace(':id', String(hand.idOf(key) ?? nothingIn(table))),
    );
  const [, first] = route.path.split('/');
  if (!route.path.includes(':')) return [() => route.path];
  if (first === 'orders')
    return places(
      'orders',
      plan.orders.map(({ key }) => key),
    );
  if (first === 'clients')
    return places(
      'clients',
      plan.clients.map(({ key }) => key),
    );
  if (first === 'contracts')
    return places(
      'contracts',
      plan.contracts.map(({ key }) => key),
    );
  if (first === 'comments')
    return places('comments', [
      ...plan.orders.flatMap(({ key, manager }) => [
        `${key}.comment.${manager}`,
        `${key}.comment.accountant`,
        `${key}.comment.headOfExpertise`,
      ]),
      ...plan.contracts.map(({ key }) => `${key}.comment`),
      ...plan.clients.map(({ key }) => `${key}.comment`),
    ]);
  if (first === 'calls')
    return places(
      'calls',
      plan.clients.map(({ key }) => `${key}.call`),
    );
  if (first === 'tasks') return taskPlaces(route, plan);
  if (first === 'absence-requests') return places('absence_requests', absenceKeys);
  if (first === 'contacts') return places('contacts', contactKeys(plan));
  if (first === 'documents')
    return places(
      'documents',
      plan.orders.flatMap(({ key }) => [`${key}.commercial`, `${key}.open`]),
    );
  if (first === 'news') return newsPlaces(route);
  if (first === 'imports') return places('imports', plan.imports ?? []);
  if (first === 'notifications') return places('notifications', [NOT_OWN]);
  if (first === 'employees')
    return names.map((name) => (hand) => route.path.replace(':id', String(hand.stage.world.ids[name])));
  if (first === 'dictionaries')
    return ['source', 'activity', 'legalEntity'].map((name) => () => route.path.replace(':dictionary', name));
  if (first === 'document-templates')
    return [1, 2, 3, 4, 5, 987654].map((id) => () => route.path.replace(':id', String(id)));
  if (first === 'company-events') return [() => route.path.replace(':id', '987654')];
  if (first === 'company-folders')
    return places(
      'company_folders',
      folderKeys.map((key) => `folder.${key}`),
    );
  if (first === 'company-documents')
    return places(
      'company_documents',
      folderKeys.map((key) => `paper.${key}`),
    );
  if (first === 'campaigns')
    return [1, 2, 987654].map((id) => () => route.path.replace(':id', String(id)).replace(':fileId', '1'));
  if (first === 'work-years') return [() => route.path.replace(':year', '2026')];
  if (first === 'process-definitions')
    return [(hand) => route.path.replace(':id', String(hand.stage.world.definitionId))];
  throw new Error(`teach the proof of the two worlds which records ${route.path} has`);
}

function queriesOf(
  route: RouteShape,
  plan: Plan,
  acts: Act[],
  amount: { values: number; mixtures: number },
  random: Seeded,
): Query[] {
  if (!route.query) return [];
  if (route.id === 'calendar.read') return calendarQueries();
  if (route.id === 'search.find') return searchQueries(acts, random);
  if (route.id === 'companyFeed.read') return companyFeedQueries();
  if (route.id === 'orders.counts') return viewQueries(plan);
  const shape = z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' });
  const values = Object.entries(shape.properties ?? {})
    .filter(([key]) => key !== 'cursor')
    .map(([key, property]): [string, Value[]] => [
      key,
      typeof property === 'object' && property.enum
        ? property.enum.map((one) => () => String(one))
        : valuesOf(key, plan, acts, random),
    ]);
  const required = values.filter(([key]) => shape.required?.includes(key));
  const base = (): Query => required.map(([key, some]) => [key, random.pick(some)]);
  const single = values.flatMap(([key, some]) =>
    some
      .slice(0, amount.values)
      .map((value): Query => [...base().filter(([one]) => one !== key), [key, value]]),
  );
  const mixture = (): Query =>
    values
      .filter(([key]) => required.some(([one]) => one === key) || random.int(1, 100) <= 35)
      .map(([key, some]) => [key, random.pick(some)]);
  return [...single, ...Array.from({ length: amount.mixtures }, mixture)];
}

/** Each view a list of orders can be kept as: by every record and step, and by a word, which is not counted. */
function viewQueries(plan: Plan): Query[] {
  const plain = [
    'any=true',
    'status=prospect',
    'status=confirmed&overdue=true',
    'status=refused',
    'payments=none',
    'any=true&payments=notFull',
    ...['terms', 'payment', 'assignment', 'examination', 'approval', 'archive'].map((one) => `step=${one}`),
    ...['sales', 'accounting', 'expertise', 'approval'].map((one) => `awaitsDepartment=${one}`),
    'waitingForMe=true&dueTo=2099-01-01',
    'search=ромашка',
  ];
  const by = (key: string, table: keyof typeof ranges, records: readonly { key: string }[]): Value[] =>
    records.map((record) => (hand) => `any=true&${key}=${hand.idOf(record.key) ?? nothingIn(table)}`);
  const views: Value[] = [
    ...plain.map((view) => () => view),
    ...by('clientId', 'clients', plan.clients),
    ...by('contractId', 'contracts', plan.contracts),
    ...(['managerId', 'expertId'] as const).flatMap((key) =>
      names.map(
        (name): Value =>
          (hand) =>
            `any=true&${key}=${hand.stage.world.ids[name]}`,
      ),
    ),
  ];
  const pages = Math.ceil(views.length / 20);
  return Array.from(
    { length: pages },
    (_, n): Query => [
      [
        'views',
        (hand) =>
          views
            .slice(n * 20, n * 20 + 20)
            .map((view) => view(hand))
            .join('|'),
      ],
    ],
  );
}

/** Words of records, files and comments, whole and begun; and those that stand in every file or comment. */
function searchQueries(acts: Act[], random: Seeded): Query[] {
  const some = Array.from({ length: 40 }, () => random.pick(acts).word);
  const begun = some.slice(0, 8).map((word) => word.slice(0, Math.max(4, word.length - 2)));
  const common = [
    'текст',
    'тексты',
    'ntrcn',
    'txt',
    'синехвост',
    'cbyt[djcn',
    'сенехвост',
    'З-2026',
    'смирн',
    'котов',
    'и',
    'ООО',
  ];
  return [...some, ...begun, ...common].map((word): Query => [['q', () => word]]);
}

/** Of everything there are too many pages of one row each. */
function companyFeedQueries(): Query[] {
  return ['all', 'comments', 'changes', 'resolutions', 'files'].flatMap((filter) =>
    ['23', '200'].map(
      (limit): Query => [
        ['filter', () => filter],
        ['limit', () => limit],
      ],
    ),
  );
}

/** Spans around the present, where what the worlds hold stands; of each person, a department and everybody, and each kind. */
function calendarQueries(): Query[] {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const spans = [
    [-31, 30],
    [0, 61],
    [1130, 1190],
  ].map(
    ([from = 0, to = 0]): Query => [
      ['from', () => day(from)],
      ['to', () => day(to)],
    ],
  );
  const everybody: Value = (hand) => names.map((name) => hand.stage.world.ids[name]).join(',');
  const whose: Value[] = [
    () => 'mine',
    () => 'department',
    everybody,
    ...names.map(
      (name): Value =>
        (hand) =>
          String(hand.stage.world.ids[name]),
    ),
  ];
  const kinds = ['calls', 'tasks', 'deadlines', 'terms', 'absences', 'events,calls'];
  return spans.flatMap((span) => [
    ...whose.map((who): Query => [...span, ['who', who]]),
    ...kinds.map((kind): Query => [...span, ['who', everybody], ['kinds', () => kind]]),
  ]);
}
