import { sql } from 'kysely';

/** How many letters may have come twice, and how many are still to go: said with the settings. */
export const lettersNow = [
  sql<number>`(select count(*)::int from letters where uncertain > 0)`.as('uncertain'),
  sql<number>`(select count(*)::int from letters where state in ('waiting', 'sending', 'failed'))`.as(
    'waiting',
  ),
] as const;
