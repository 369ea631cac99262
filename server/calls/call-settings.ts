import { can } from '#domain/policy/can.ts';
import type { Tx } from '#server/db/transact.ts';
import type { Ctx } from '#server/http/context.ts';
import { differences, record } from '#server/journal/record.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { readCallSettings, readHeadDays } from './call-settings.queries.ts';
import { type CallSettings, saveCallSettings, saveHeadDays } from './calls.store.ts';
import { allowed } from './plan.ts';

/** What somebody is reminded of who never chose. */
const usual: CallSettings = { dayBefore: true, minutesBefore: 15, overdue: true };

export const callSettingsOf = async (reader: Reader): Promise<CallSettings> =>
  (await readCallSettings(reader)) ?? usual;

/** One's own, like the looks of the page: no journal row. */
export async function chooseCallSettings(tx: Tx, settings: CallSettings): Promise<CallSettings> {
  await saveCallSettings(tx, settings);
  return settings;
}

export const headDaysOf = async (reader: Reader) => ({ headDays: await readHeadDays(reader) });

export function chooseHeadDays(ctx: Ctx, wanted: { headDays: number }): Promise<{ headDays: number }> {
  return ctx.transact(async (tx) => {
    const as = allowed(ctx, can(ctx.actor, 'company.administer', null));
    const changes = differences(await headDaysOf(tx.reader), wanted);
    if (Object.keys(changes).length > 0) {
      await saveHeadDays(tx, wanted.headDays);
      record(tx, as, { kind: 'callSettingsChanged', data: { changes } });
    }
    return wanted;
  });
}
