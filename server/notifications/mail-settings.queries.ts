import { sql } from 'kysely';
import type { Reader } from '#server/visibility/reader.ts';
import type { OwnMailSettings } from './mail-settings.ts';

/** What the reader chose, null where nothing; and whether letters leave at all. */
export async function readMailChoices(
  reader: Reader,
): Promise<{ own: OwnMailSettings | null; works: boolean }> {
  const [row] = await reader.run(sql<{ own: OwnMailSettings | null; works: boolean }>`
    select (select json_build_object('ways', x.ways, 'dailyHour', x.daily_hour, 'holdDaysOff', x.hold_days_off,
        'quiet', case when x.quiet_from is not null then json_build_object('from', to_char(x.quiet_from, 'HH24:MI'), 'to', to_char(x.quiet_to, 'HH24:MI')) end)
      from (${reader.ownMailChoices().selectAll()}) x) as own, ${reader.sql.mailIsOn()} as works`);
  return row ?? { own: null, works: false };
}
