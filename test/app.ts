import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Kysely } from 'kysely';
import type { RouteShape } from '#api/route.ts';
import type { DB } from '#server/db/tables.ts';
import { buildApp } from '#server/http/app.ts';
import { type Deps, makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import { testConfig } from './config.ts';
import { makeTestDatabase } from './database.ts';
import { makeWorld, type Name, type World } from './world.ts';

type Method = RouteShape['method'];
/** `body` is the parsed JSON; `status` the HTTP status. */
export type Answer = {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests that read them
  body: any;
  headers: LightMyRequestResponse['headers'];
  raw: LightMyRequestResponse;
};

export type Client = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
  delete: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  upload: (path: string, content: Buffer, headers?: Record<string, string>) => Promise<Answer>;
  /** Any method; bytes go as `headers` say. */
  ask: (method: Method, path: string, headers?: Record<string, string>, content?: Buffer) => Promise<Answer>;
};

export type Stage = {
  app: FastifyInstance;
  deps: Deps;
  world: World;
  /** As the owner of the database: for looking behind the scene and for planting faults. */
  ownerDb: Kysely<DB>;
  jobUrl: string;
  /** The name of the database. */
  database: string;
  as: (name: Name) => Client;
  anonymous: Client;
  close: () => Promise<void>;
};

/** The product over a cloned database with the named company in it; requests are injected, everything else is real. */
export async function openStage({ poolSize = 10 }: { poolSize?: number } = {}): Promise<Stage> {
  const database = await makeTestDatabase();
  const world = await makeWorld(database.ownerDb);
  const config = testConfig();
  const deps = await makeDeps({
    config,
    appUrl: database.urls.app,
    appSecret: 'a'.repeat(43),
    liveUrl: database.urls.app,
    poolSize,
  });
  const app = await buildApp(deps, routes);
  await app.ready();
  return {
    app,
    deps,
    world,
    ownerDb: database.ownerDb,
    jobUrl: database.jobUrl,
    database: database.name,
    as: (name) => clientOf(app, { cookie: `vizir_session=${world.tokens[name]}` }),
    anonymous: clientOf(app, {}),
    close: async () => {
      await app.close();
      await stopDeps(deps);
      await database.drop();
    },
  };
}

export function clientOf(app: FastifyInstance, identity: Record<string, string>): Client {
  const send = async (
    method: Method,
    path: string,
    payload: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const json = payload === undefined ? {} : { 'content-type': 'application/json' };
    const raw = await app.inject({
      method,
      url: `/api${path}`,
      headers: { 'x-vizir': '1', ...json, ...identity, ...headers },
      ...(payload === undefined
        ? {}
        : { payload: Buffer.isBuffer(payload) ? payload : JSON.stringify(payload) }),
    });
    const isJson = String(raw.headers['content-type'] ?? '').includes('json');
    return {
      status: raw.statusCode,
      body: isJson && raw.body !== '' ? JSON.parse(raw.body) : null,
      headers: raw.headers,
      raw,
    };
  };
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body = {}, headers) => send('POST', path, body, headers),
    put: (path, body = {}, headers) => send('PUT', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
    ask: (method, path, headers, content) => send(method, path, content, headers),
    upload: (path, content, headers) =>
      send('POST', path, content, { 'content-type': 'application/octet-stream', ...headers }),
  };
}
