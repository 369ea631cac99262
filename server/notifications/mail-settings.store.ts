import { sql } from 'kysely';
import type { Tx } from '#server/db/transact.ts';
import type { OwnMailSettings } from './mail-settings.ts';

export async function saveMailChoices(
  { trx, person }: Tx,
  { ways, dailyHour, quiet, holdDaysOff }: OwnMailSettings,
): Promise<void> {
  await sql`
    insert into notification_settings (employee_id, ways, daily_hour, quiet_from, quiet_to, hold_days_off)
    values (${person.employeeId}, ${JSON.stringify(ways)}::jsonb, ${dailyHour}, ${quiet?.from ?? null}::time, ${quiet?.to ?? null}::time, ${holdDaysOff})
    on conflict (employee_id) do update set ways = excluded.ways, daily_hour = excluded.daily_hour, quiet_from = excluded.quiet_from,
      quiet_to = excluded.quiet_to, hold_days_off = excluded.hold_days_off`.execute(trx);
}
