import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { onlyReads, type RouteShape } from '#api/route.ts';
import { setupToken } from '#server/auth/setup-token.ts';
import { makeSignIn } from '#server/auth/sign-in.ts';
import { buildApp } from '#server/http/app.ts';
import { routes } from '#server/routes.ts';
import { definitionCache } from '#server/visibility/definitions.ts';
import type { Answer } from '#test/app.ts';
import type { Cell, Sentence } from './cell.ts';
import type { Who } from './facts.ts';
import type { Gallery } from './gallery/gallery.ts';
import { type Comer, type SeasonName, seasons } from './people.ts';
import { openUndone, type UndoneDb } from './undone.ts';
import { absent, changesNothing, keeps, refused, signedOut, type Verdict, words } from './verdict.ts';

/** One line of the table a failing matrix prints. */
export type Disagreement = {
  route: string;
  who: string;
  season: string;
  on: string;
  expected: string;
  got: string;
};
export type Try = { route: RouteShape; sentence: Sentence; cell: Cell; comer: Comer; season: SeasonName };

export type Runner = {
  /** null where product and oracle agree. */
  run: (it: Try) => Promise<Disagreement | null>;
  expected: (it: Try) => Verdict;
  /** The cell's request with this JSON text for a body; null where it was `malformed` and nothing changed. */
  misshapen: (it: Try, text: string) => Promise<Disagreement | null>;
  bodyOf: (it: Try) => Promise<unknown>;
  /** After the season, or anything else, was changed behind the product. */
  remember: () => Promise<void>;
  close: () => Promise<void>;
};

/** The product over the gallery, where nothing that a cell does has happened to the next one. */
export async function openRunner(gallery: Gallery): Promise<Runner> {
  const { stage } = gallery;
  const url = new URL(inject('suiteDatabase').urls.app);
  url.pathname = `/${stage.database}`;
  const undoing = await openUndone(url.href);
  const { db } = undoing;
  const app = await buildApp(
    {
      ...stage.deps,
      db,
      definitions: definitionCache(db),
      signIn: makeSignIn({ db, config: stage.deps.config, secret: 'a'.repeat(43) }),
      setupToken: setupToken(db),
    },
    routes,
  );
  await app.ready();
  const versions = new Map<string, number>();
  const seen = async (comer: Comer, season: SeasonName, path: string): Promise<number> => {
    const key = `${comer} ${season} ${path}`;
    const known = versions.get(key) ?? (await gallery.cast.as(comer, app).get(path)).body?.version ?? 1;
    versions.set(key, known);
    return known;
  };
  const versionFor = async ({ cell, comer, season }: Try): Promise<number> =>
    cell.versionAt && cell.body ? seen(comer, season, cell.versionAt) : 1;
  return {
    remember: undoing.remember,
    expected: (it) => expected(gallery, it),
    bodyOf: async (it) => it.cell.body?.(await versionFor(it)) ?? {},
    misshapen: (it, text) =>
      undoing.undone(async () => {
        const raw = await app.inject({
          method: it.route.method,
          url: `/api${it.cell.path}`,
          headers: { 'x-vizir': '1', 'content-type': 'application/json', ...gallery.cast.identity(it.comer) },
          payload: text,
        });
        const code = raw.json().code;
        if (raw.statusCode === 400 && code === 'malformed' && !(await undoing.changed())) return null;
        return line(it, 'malformed', `${raw.statusCode} ${code ?? ''}`);
      }),
    async run(it) {
      const version = await versionFor(it);
      return undoing.undone(async () => judge(gallery, undoing, it, await ask(gallery, app, it, version)));
    },
    async close() {
      await app.close();
      await undoing.close();
    },
  };
}

function expected({ cast }: Gallery, { route, sentence, cell, comer, season }: Try): Verdict {
  const who = cast.who(comer, season);
  if (sentence.open) return cell.verdict(who, seasons[season]);
  if (!who.signedIn) return signedOut;
  if (who.readOnly && !onlyReads(route)) return refused;
  if (cell.sees && !cell.sees(who)) return absent;
  return cell.verdict(who, seasons[season]);
}

async function ask(
  { cast }: Gallery,
  app: FastifyInstance,
  { route, cell, comer }: Try,
  version: number,
): Promise<Answer> {
  const client = cast.as(comer, app);
  if (route.response === 'events') return openStream(app, cell.path, cast.identity(comer));
  if (cell.headers) return client.ask(route.method, cell.path, cell.headers, cell.bytes);
  if (cell.bytes) return client.upload(cell.path, cell.bytes);
  if (route.method === 'GET') return client.get(cell.path);
  if (route.method === 'DELETE') return client.delete(cell.path);
  const body = cell.body?.(version) ?? {};
  return route.method === 'PUT' ? client.put(cell.path, body) : client.post(cell.path, body);
}

/** The answer's head; the stream itself would never end. */
async function openStream(
  app: FastifyInstance,
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const raw = await app.inject({ url: `/api${path}`, headers, payloadAsStream: true });
  raw.stream().destroy();
  return { status: raw.statusCode, body: null, headers: raw.headers, raw: { ...raw, body: '' } };
}

async function judge(
  gallery: Gallery,
  undoing: UndoneDb,
  it: Try,
  answer: Answer,
): Promise<Disagreement | null> {
  const who = gallery.cast.who(it.comer, it.season);
  const verdict = expected(gallery, it);
  const told = (wanted: string, got: string) => line(it, wanted, got);
  const { status, body } = answer;
  const code = typeof body?.code === 'string' ? body.code : null;
  if (!keeps(verdict, status, code)) return told(words(verdict), `${status} ${code ?? ''}`);
  const leak = leaked(gallery, who, it, answer);
  if (leak) return told('nothing unseen', leak);
  const wrong = status < 300 ? (it.cell.parts?.(answer, who) ?? null) : null;
  if (wrong) return told('the parts they see', wrong);
  if (changesNothing(status) && (await undoing.changed()))
    return told('no effect', `${status}, and rows changed`);
  return null;
}

const line = (it: Try, wanted: string, got: string): Disagreement => ({
  route: it.route.id,
  who: it.comer,
  season: seasons[it.season].name,
  on: it.cell.on,
  expected: wanted,
  got,
});

/** Any word or sum in the answer whose record this person may not see. */
function leaked({ tokens, facts }: Gallery, who: Who, { route }: Try, { raw }: Answer): string | null {
  for (const [token, audience] of tokens.in(raw.body)) {
    if (audience.may(who, facts)) continue;
    // 0006: a replaced expert is told so: «the row has the number they knew, no link»
    const told =
      route.id === 'notifications.list' &&
      facts.orders.some(
        ({ number, formerExpertIds }) => number === token && formerExpertIds.includes(who.id),
      );
    if (!told) return `${token}, ${audience.of}`;
  }
  return null;
}
