import { describe, expect, it } from 'vitest';
import { allRoutes } from '#api/all.ts';
import { expertiseProcess } from '#domain/process/default/expertise.ts';
import { openApiDocument } from '#server/http/generate-openapi.ts';
import { routes } from '#server/routes.ts';
import { placeOf, readSources, type Source } from './source.ts';

/** The guards of the layout: what the compiler cannot hold. Each names the files that break it. */

const all = readSources();
const product = all.filter(({ isTest, file }) => !isTest && !file.startsWith('scripts/'));
const under = (roof: string) => product.filter(({ file }) => file.startsWith(`${roof}/`));
const server = under('server');
const own = (to: string) => /^(domain|api|server|web|test|scripts|e2e)\//.test(to);

/** «file → what» for every hit. */
const breaking = (sources: Source[], find: (source: Source) => string[]): string[] =>
  sources.flatMap((source) => find(source).map((what) => `${source.file} → ${what}`));
const containing = (sources: Source[], pattern: RegExp, except: (file: string) => boolean = () => false) =>
  breaking(
    sources.filter(({ file }) => !except(file)),
    ({ lines }) =>
      lines.flatMap((line, at) => (pattern.test(line) ? [`${at + 1}: ${line.trim().slice(0, 90)}`] : [])),
  );

describe('roofs', () => {
  const only = (roof: string, allowed: RegExp) =>
    breaking(under(roof), ({ imports }) => imports.filter((to) => !allowed.test(to)));

  it('domain imports itself and the schema library', () => {
    expect(only('domain', /^(domain\/|zod$)/)).toEqual([]);
  });
  it('api imports domain, itself and the schema library', () => {
    expect(only('api', /^(domain\/|api\/|zod$)/)).toEqual([]);
  });
  it('web never imports the server, the server never the web, neither the tests', () => {
    expect(
      breaking(under('web'), ({ imports }) => imports.filter((to) => /^(server|test)\//.test(to))),
    ).toEqual([]);
    expect(breaking(server, ({ imports }) => imports.filter((to) => /^(web|test)\//.test(to)))).toEqual([]);
  });
  it('only the tests import the given/when/then of the engine', () => {
    expect(
      breaking(product, ({ imports }) => imports.filter((to) => to.endsWith('process/spec.ts'))),
    ).toEqual([]);
  });
});

/** What any room of the server may use of these; of every other room only its `public.ts`. */
const shared = [
  'auth/actor.ts',
  'db/json.ts',
  'db/ledger.ts',
  'db/tables.ts',
  'db/transact.ts',
  'http/context.ts',
  'http/cursor.ts',
  'http/define-route.ts',
  'http/problems.ts',
  'http/refused.ts',
  'jobs/enqueue.ts',
  'jobs/registry.ts',
  'journal/record.ts',
  'visibility/definitions.ts',
  'visibility/people.sql.ts',
  'visibility/reader.ts',
  'visibility/system.ts',
  'at-once.ts',
  'config.ts',
  'deps.ts',
  'sealer.ts',
];
/** The rest, file by file. */
const agreed: Record<string, readonly string[]> = {
  'auth/setup.routes.ts': ['demo/fill.ts'],
  'demo/cast.ts': ['http/make-ctx.ts'],
  // goes on as the person who asked for it
  'campaigns/run-keeper.ts': ['db/kysely.ts'],
  'imports/work.job.ts': ['db/kysely.ts', 'http/make-ctx.ts'],
  // the same workbooks and the same bombs
  'texts/extract/docx.ts': ['imports/table/xlsx/read-xml.ts', 'imports/table/xlsx/zip.ts'],
  'texts/extract/xlsx.ts': [
    'imports/table/xlsx/read-book.ts',
    'imports/table/xlsx/read-sheet.ts',
    'imports/table/xlsx/read-strings.ts',
    'imports/table/xlsx/read-styles.ts',
    'imports/table/xlsx/zip.ts',
  ],
  'texts/extract/zipped.ts': ['imports/table/xlsx/zip.ts'],
  'db/connect.ts': ['secrets.ts'],
  'db/migrate.ts': ['jobs/install.ts'],
  'http/errors.ts': ['db/kysely.ts'],
  'http/register.ts': ['auth/cookies.ts'],
  'jobs/install.ts': ['db/roles.ts'],
  'live/listen.ts': ['db/unavailable.ts'],
  'journal/verify-command.ts': ['db/connect.ts', 'db/kysely.ts', 'secrets.ts'],
  'live/live.routes.ts': ['auth/cookies.ts'],
};

describe('rooms', () => {
  it('a room of the server uses of another what is shared, or its public.ts', () => {
    const rooms = server.filter(({ file }) => placeOf(file).room !== '');
    const broken = breaking(rooms, ({ file, imports }) =>
      imports.filter((to) => {
        if (!to.startsWith('server/') || placeOf(to).room === placeOf(file).room) return false;
        const target = to.slice('server/'.length);
        return (
          !shared.includes(target) &&
          !target.endsWith('/public.ts') &&
          !(agreed[file.slice('server/'.length)] ?? []).includes(target)
        );
      }),
    );
    expect(broken).toEqual([]);
  });

  it('a room of the page uses the common rooms, or another’s public.ts', () => {
    const common = ['ui', 'table', 'form', 'http', 'live', 'i18n', ''];
    const broken = breaking(
      under('web').filter(
        ({ file }) => !['', 'shell', 'routes', 'i18n', 'gallery'].includes(placeOf(file).room),
      ),
      ({ file, imports }) =>
        imports.filter((to) => {
          const { roof, room } = placeOf(to);
          if (roof !== 'web' || room === placeOf(file).room || common.includes(room)) return false;
          return !/\/public\.tsx?$/.test(to) && to !== 'web/routes/roots.tsx';
        }),
    );
    expect(broken).toEqual([]);
  });

  const importing = (ending: RegExp, forbidden: RegExp, except: readonly string[] = []) =>
    breaking(
      server.filter(({ file }) => ending.test(file) && !except.includes(file)),
      ({ imports }) => imports.filter((to) => forbidden.test(to)),
    );
  it('routes know use cases, queries and presenters: no store, no Kysely', () => {
    expect(importing(/\.routes\.ts$/, /(\.store\.ts|^kysely|db\/tables\.ts)$/)).toEqual([]);
  });
  it('queries and presenters read through a reader: no transaction, no tables', () => {
    expect(importing(/\.(queries|present)\.ts$/, /db\/(tables|transact|kysely)\.ts$/)).toEqual([]);
    expect(
      containing(
        server.filter(({ file }) => /\.(queries|present)\.ts$/.test(file)),
        /\bKysely</,
      ),
    ).toEqual([]);
  });
  it('stores know neither readers nor HTTP', () => {
    expect(
      importing(/\.store\.ts$/, /(visibility\/reader|server\/http\/.*)\.ts$/, [
        'server/auth/guesses.store.ts',
      ]),
    ).toEqual([]);
  });
});

describe('one room for each thing', () => {
  it('tables are read in visibility and stores only', () => {
    const free = (file: string) => /^server\/(visibility|auth|db)\//.test(file) || file.endsWith('.store.ts');
    expect(containing(server, /\bselectFrom\(/, free)).toEqual([]);
  });
  it('a transaction is opened in transact, and by the jobs', () => {
    const free = [
      'server/db/transact.ts',
      'server/calls/call-reminders.job.ts',
      'server/mail/send-letters.job.ts',
      'server/notifications/announce.job.ts',
      'server/notifications/due-steps.job.ts',
      'server/notifications/due-certificates.job.ts',
      'server/notifications/due-tasks.job.ts',
      'server/news/publish-due.job.ts',
      'server/notifications/expiring.job.ts',
      'server/notifications/gather-mail.job.ts',
      'server/journal/seal.job.ts',
    ];
    expect(containing(server, /\.transaction\(\)/, (file) => free.includes(file))).toEqual([]);
  });
  it('a job is sent in enqueue', () => {
    expect(
      containing(
        server,
        /\b(boss|sender|pgBoss)\.(send|insert|publish|sendAfter)\(/,
        (file) => file === 'server/jobs/enqueue.ts',
      ),
    ).toEqual([]);
  });
  it('status, steps and signatures are written by the two functions of the database only', () => {
    const tables = 'order_steps|order_fields|order_marks|payments|resolutions|order_numbers';
    const written = new RegExp(
      `(insertInto|updateTable|deleteFrom)\\('(${tables})'|(insert into|update|delete from) (${tables})\\b`,
    );
    expect(containing(server, written)).toEqual([]);
    expect(
      containing(server, /apply_transition\(|create_order\(/, (file) =>
        [
          'server/orders/persist.store.ts',
          'server/orders/create-order.ts',
          'server/orders/assign-manager.ts',
        ].includes(file),
      ),
    ).toEqual([]);
  });
  it('text is glued into SQL in few places, from constants of the same file', () => {
    const raw = server.filter(
      ({ text, file }) => /sql\.(raw|lit)\(/.test(text) && !file.includes('/migrations/'),
    );
    expect(raw.map(({ file }) => file).sort()).toEqual([
      'server/auth/library.store.ts',
      'server/desk/home-blocks.sql.ts',
      'server/desk/home-people.sql.ts',
      'server/desk/newest-seen.sql.ts',
      'server/orders/feed.queries.ts',
      'server/orders/load-order.ts',
      'server/people/search.ts',
      'server/visibility/fold.ts',
    ]);
  });
});

describe('the domain', () => {
  it('has no clock, no chance and no surroundings', () => {
    expect(
      containing(
        under('domain'),
        /\bDate\.now\(|new Date\(\)|Math\.random|\bprocess\.(env|cwd|argv|exit|hrtime|pid)\b|\bglobalThis\b|\bfetch\(/,
      ),
    ).toEqual([]);
  });
});

describe('the process is data', () => {
  const knows = (file: string) =>
    file.startsWith('domain/process/default/') ||
    file === 'server/auth/default-company.ts' ||
    /^(server\/demo|web\/gallery)\//.test(file);
  const literal = (keys: readonly string[]) => new RegExp(`['"\`](${keys.join('|')})['"\`]`);

  it('fields and marks of the default process are named nowhere else', () => {
    const keys = expertiseProcess.steps.flatMap((step) => step.requirements.map((one) => one.key));
    // words of the vocabulary itself, of the API and of the dictionaries, that happen to be keys as well
    const vocabulary = ['confirmed', 'expert', 'validUntil', 'payments', 'legalEntity', 'termsOfReference'];
    expect(containing(product, literal(keys.filter((key) => !vocabulary.includes(key))), knows)).toEqual([]);
  });
  it('nor are its steps', () => {
    const vocabulary = ['payment', 'archive', 'terms', 'approval'];
    const keys = expertiseProcess.steps.map((step) => step.key).filter((key) => !vocabulary.includes(key));
    expect(containing(product, literal(keys), knows)).toEqual([]);
    expect(
      containing(
        product,
        /atStep: '\w+'|stepOf\([^)]*'|progressOf\([^)]*'|(currentStep|stepKey|step\.key) [!=]== '/,
        knows,
      ),
    ).toEqual([]);
  });
  it('nor its departments', () => {
    expect(
      containing(
        product,
        /(headOf|membersOf|managerIn): '\w+'|key [!=]== '(sales|accounting|expertise|approval)'/,
        knows,
      ),
    ).toEqual([]);
    expect(
      containing(
        product,
        literal(['sales', 'accounting', 'expertise']),
        (file) => knows(file) || /(\/words\.(ru|en)\.ts|^server\/http\/refused\.ts)$/.test(file),
      ),
    ).toEqual([]);
  });
  it('nor the definition itself, but where a company begins', () => {
    expect(
      breaking(product, ({ imports }) => imports.filter((to) => to.includes('process/default/'))),
    ).toEqual(['server/auth/company.store.ts → domain/process/default/expertise.ts']);
  });
});

describe('hygiene', () => {
  const here = 'test/architecture.test.ts';
  const not = (file: string) => file === here;
  it.each<[string, RegExp, (file: string) => boolean]>([
    ['no HTML of ours or anybody’s', /dangerouslySetInnerHTML|\.innerHTML\s*=/, not],
    ['no test alone or passed over', /\b(it|test|describe)(\.\w+)*\.(only|skip|todo|fails)\b/, not],
    ['no silenced compiler', /@ts-(ignore|expect-error|nocheck)/, not],
    ['no any', /\bas any\b|<any>/, (file) => not(file) || file === 'test/app.ts'],
    ['nothing left to do', /\b(TODO|FIXME|XXX|HACK)\b/, not],
    ['no machine’s own paths', /['"`](\/home\/|\/Users\/|\/work\/|\/root\/|C:\\\\)/, not],
    [
      'no enum, no parameter property',
      /^\s*(export )?(const )?enum |constructor\([^)]*\b(private|public|protected|readonly) /,
      not,
    ],
  ])('%s', (_, pattern, except) => {
    expect(containing(all, pattern, except)).toEqual([]);
  });
  it('files are never longer than 400 lines', () => {
    const long = all.filter(({ file, lines }) => lines.length > 401 && file !== 'server/db/tables.ts');
    expect(long.map(({ file, lines }) => `${file}: ${lines.length - 1}`)).toEqual([]);
  });
  it('relative imports end in .ts or .tsx', () => {
    const bare = all.filter(({ file }) => !file.endsWith('.mjs'));
    expect(
      breaking(bare, ({ imports }) =>
        imports.filter((to) => own(to) && !/\.(tsx?|mjs|css|json)(\?\w+)?$/.test(to)),
      ),
    ).toEqual([]);
  });
});

describe('the API', () => {
  it('every route has one handler with an action, and stands in the OpenAPI document', async () => {
    const document = (await openApiDocument()) as {
      paths?: Record<string, Record<string, { operationId?: string }>>;
    };
    const operations = Object.entries(document.paths ?? {}).flatMap(([place, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${place}`,
      ),
    );
    const wanted = allRoutes.map(
      ({ id, method, path }) => `${id} ${method} /api${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(operations.sort()).toEqual(wanted.sort());
    expect(routes.map(({ route }) => route.id).sort()).toEqual(allRoutes.map(({ id }) => id).sort());
    for (const { route, action } of routes) expect(action, route.id).toBeTruthy();
  });
});
