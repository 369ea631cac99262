import { setupToken } from '#server/auth/setup-token.ts';
import { makeSignIn } from '#server/auth/sign-in.ts';
import { workCalendarCache } from '#server/calendar/public.ts';
import type { Config } from '#server/config.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import type { Deps } from '#server/deps.ts';
import { incomingFiles } from '#server/documents/incoming.ts';
import { storageOf } from '#server/documents/store-by-settings.ts';
import { signOffCoder } from '#server/journal/public.ts';
import { startLiveHub } from '#server/live/hub.ts';
import { keyFor, sealerOf } from '#server/sealer.ts';
import { makeSearchIndex } from '#server/search/public.ts';
import { definitionCache } from '#server/visibility/definitions.ts';

export type { Deps };

type Parts = {
  config: Config;
  appUrl: string;
  liveUrl: string;
  appSecret: string;
  clock?: () => Date;
  poolSize?: number;
};

/** The composition root: the only place where the long-lived things are made. */
export async function makeDeps({
  config,
  appUrl,
  liveUrl,
  appSecret,
  clock = () => new Date(),
  poolSize = 10,
}: Parts): Promise<Deps> {
  const db = makeDb(makePool(appUrl, { max: poolSize }));
  const definitions = definitionCache(db);
  const searchIndex = makeSearchIndex(db);
  return {
    config,
    db,
    definitions,
    workCalendar: workCalendarCache(db),
    clock,
    signIn: makeSignIn({ db, config, secret: appSecret }),
    signOffCode: signOffCoder(appSecret),
    sealer: sealerOf(appSecret),
    unsubscribeKey: keyFor(appSecret, 'unsubscribe'),
    storage: await storageOf(config),
    incoming: await incomingFiles(config.dataDir),
    searchIndex,
    live: await startLiveHub({
      url: liveUrl,
      db,
      definitions,
      heard: searchIndex.touch,
      missed: searchIndex.forget,
    }),
    setupToken: setupToken(db),
  };
}

export async function stopDeps(deps: Deps): Promise<void> {
  await deps.live.stop();
  await deps.db.destroy();
}
