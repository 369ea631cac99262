import { ensureSetupToken } from '#server/auth/setup-token.ts';
import { workCalendarCache } from '#server/calendar/public.ts';
import { remindOfCalls } from '#server/calls/call-reminders.job.ts';
import { sendRunningCampaigns } from '#server/campaigns/public.ts';
import { makeDb, makePool } from '#server/db/kysely.ts';
import { cleanStore, forgetUnmade, workOnPreview } from '#server/documents/public.ts';
import { buildApp } from '#server/http/app.ts';
import { workOnImport } from '#server/imports/public.ts';
import {
  announce,
  callReminders,
  cleanStore as cleanStoreJob,
  dueCertificates,
  dueSteps,
  dueTasks,
  expiringTerms,
  gatherMail as gatherMailJob,
  importWork,
  makePreview,
  publishNews,
  readMailbox,
  readText,
  sealJournal,
  sendCampaigns,
  sendLetters,
  startWorker as startQueue,
  unreadTexts,
} from '#server/jobs/boss.ts';
import { sealJournal as seal } from '#server/journal/seal.job.ts';
import { readReturnedLetters, sendWaitingLetters } from '#server/mail/public.ts';
import { makeDeps, stopDeps } from '#server/make-deps.ts';
import { publishDueNews } from '#server/news/public.ts';
import { announceEvents } from '#server/notifications/announce.job.ts';
import { tellDueCertificates } from '#server/notifications/due-certificates.job.ts';
import { tellDueSteps } from '#server/notifications/due-steps.job.ts';
import { tellDueTasks } from '#server/notifications/due-tasks.job.ts';
import { tellExpiringTerms } from '#server/notifications/expiring.job.ts';
import { gatherMail } from '#server/notifications/gather-mail.job.ts';
import { sayLetter } from '#server/notifications/say-letter.ts';
import { askForUnread, readTextOf } from '#server/texts/public.ts';
import { definitionCache } from '#server/visibility/definitions.ts';
import { routes } from './routes.ts';
import type { Runtime } from './runtime.ts';

/** The web role: HTTP over the runtime database role. Prints the address, and on the first start the setup token. */
export async function startWeb({
  config,
  secrets,
  database,
}: Runtime): Promise<{ close: () => Promise<void> }> {
  const deps = await makeDeps({
    config,
    appUrl: database.urls.app,
    liveUrl: database.urls.app,
    appSecret: secrets.appSecret.reveal(),
  });
  const app = await buildApp(deps, routes);
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await app.close();
    await stopDeps(deps);
    throw error;
  }
  deps.searchIndex.warm();
  const token = await ensureSetupToken(deps.db);
  console.log(`\n  Vizir: ${config.publicUrl}\n`);
  if (token !== null)
    console.log(
      `  Первый запуск. Ключ установки (действует один раз):\n  First start. Setup token (works once):\n\n  ${token}\n`,
    );
  return {
    async close() {
      await deps.live.stop();
      await app.close();
      await stopDeps(deps);
    },
  };
}

/** The worker role: the queue over the job role, told and sealed apart from requests. */
export async function startWorker({
  config,
  secrets,
  database,
  log,
}: Pick<Runtime, 'config' | 'secrets' | 'database' | 'log'>): Promise<{ close: () => Promise<void> }> {
  const db = makeDb(makePool(database.urls.job, { max: 4 }));
  const definitions = definitionCache(db);
  const workCalendar = workCalendarCache(db);
  const queue = await startQueue({ jobUrl: database.urls.job, db, onError: (error) => log.error(error) });
  await queue.work(announce, ({ eventIds }) => announceEvents(db, definitions, eventIds), { atOnce: 2 });
  await queue.work(expiringTerms, () => tellExpiringTerms(db));
  await queue.work(dueSteps, async () => {
    await workCalendar.refresh(Number.MAX_SAFE_INTEGER);
    await tellDueSteps(db, workCalendar.now());
  });
  await queue.work(dueTasks, async () => {
    await workCalendar.refresh(Number.MAX_SAFE_INTEGER);
    await tellDueTasks(db, workCalendar.now());
  });
  await queue.work(dueCertificates, () => tellDueCertificates(db));
  await queue.work(publishNews, () => publishDueNews(db));
  await queue.work(callReminders, () =>
    remindOfCalls(db, { definitions, workCalendar, clock: () => new Date() }),
  );
  // as people, by their rights: the runtime role of requests
  const deps = await makeDeps({
    config,
    appUrl: database.urls.app,
    liveUrl: database.urls.app,
    appSecret: secrets.appSecret.reveal(),
    poolSize: 3,
  });
  await queue.work(importWork, ({ importId }) => workOnImport(deps, importId, (error) => log.error(error)));
  await queue.work(readText, ({ sha256 }) => readTextOf(db, deps.storage, sha256));
  await queue.work(unreadTexts, () => askForUnread(db));
  // the database may go at this very moment: the worker takes it up again with the others, and does not end of this
  await forgetUnmade(deps).catch((error: unknown) => log.error(error));
  await queue.work(makePreview, ({ sha256 }, { signal }) => workOnPreview(deps, sha256, signal));
  await queue.work(cleanStoreJob, async () => {
    log.info(await cleanStore(db, deps), 'store cleaned');
  });
  await queue.work(gatherMailJob, async () => {
    await workCalendar.refresh(Number.MAX_SAFE_INTEGER);
    await gatherMail(db, { config, calendar: workCalendar.now(), now: () => new Date() });
  });
  await queue.work(sendLetters, (_, { signal }) =>
    sendWaitingLetters(db, {
      sealer: deps.sealer,
      config,
      signal,
      sayLate: (letter) => sayLetter(deps, letter),
    }),
  );
  await queue.work(sendCampaigns, (_, { signal }) => sendRunningCampaigns(db, { deps, signal }));
  await queue.work(readMailbox, (_, { signal }) => readReturnedLetters(db, { sealer: deps.sealer, signal }));
  await queue.work(sealJournal, async () => {
    await seal(db, secrets.journalKey.reveal(), config.dataDir);
  });
  return {
    async close() {
      await queue.stop();
      await stopDeps(deps);
      await db.destroy();
    },
  };
}
