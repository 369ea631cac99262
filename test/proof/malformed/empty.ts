import { buildApp } from '#server/http/app.ts';
import { makeDeps, stopDeps } from '#server/make-deps.ts';
import { routes } from '#server/routes.ts';
import type { Stage } from '#test/app.ts';
import { clientOf } from '#test/app.ts';
import { testConfig } from '#test/config.ts';
import { makeTestDatabase } from '#test/database.ts';
import type { World } from '#test/world.ts';

/** The product before its first start: no company, no people. */
export async function openEmptyStage(): Promise<Stage> {
  const database = await makeTestDatabase();
  const deps = await makeDeps({
    config: testConfig(),
    appUrl: database.urls.app,
    appSecret: 'a'.repeat(43),
    liveUrl: database.urls.app,
  });
  const app = await buildApp(deps, routes);
  await app.ready();
  return {
    app,
    deps,
    world: { tokens: {}, ids: {} } as World,
    ownerDb: database.ownerDb,
    jobUrl: database.jobUrl,
    database: database.name,
    as: () => clientOf(app, {}),
    anonymous: clientOf(app, {}),
    async close() {
      await app.close();
      await stopDeps(deps);
      await database.drop();
    },
  };
}
