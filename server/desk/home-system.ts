import { statfs } from 'node:fs/promises';
import type { deskRoutes } from '#api/desk.ts';
import type { AnswerOf } from '#api/route.ts';
import type { Ctx } from '#server/http/context.ts';
import { presentTrouble } from '#server/mail/public.ts';
import { named } from '#server/orders/public.ts';
import type { SystemFound } from './home-system.sql.ts';

type System = NonNullable<AnswerOf<typeof deskRoutes.home>['system']>;

/** A worker that lives looks at its queues every ten seconds. */
const SILENT_MS = 90_000;
const MOST = 99;
/** Less than a tenth, or than two gigabytes, is little. */
const LOW_SHARE = 0.1;
const LOW_BYTES = 2 * 1024 ** 3;

export async function presentSystem(ctx: Ctx, found: SystemFound, rows: number): Promise<System> {
  const { mail, letters, nowhere, workerSeenAt: seenAt } = found;
  return {
    worker: {
      alive: seenAt !== null && Date.parse(ctx.now) - Date.parse(seenAt) < SILENT_MS,
      seenAt,
      late: Math.min(found.late, MOST),
      failed: Math.min(found.failed, MOST),
    },
    disk: await diskOf(ctx.deps.config.dataDir),
    databaseBytes: found.databaseBytes,
    mail: {
      state: !mail.enabled ? 'off' : mail.failingSince ? 'failing' : 'works',
      since: mail.failingSince,
      waiting: Math.min(mail.waiting, MOST),
    },
    letters: {
      items: letters.slice(0, rows).map(({ code, answer, ...letter }) => ({
        ...letter,
        message: presentTrouble(code, answer, ctx.language)?.message ?? null,
      })),
      more: letters.length > rows,
    },
    nowhere: { items: nowhere.slice(0, rows).map(named), more: nowhere.length > rows },
  };
}

/** Where the system cannot tell, nothing is said. */
async function diskOf(folder: string): Promise<System['disk']> {
  const disk = await statfs(folder).catch(() => null);
  if (!disk) return null;
  const free = disk.bavail * disk.bsize;
  const total = disk.blocks * disk.bsize;
  return { free, total, low: free < LOW_BYTES || free < total * LOW_SHARE };
}
