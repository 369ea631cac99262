import { sql } from 'kysely';
import { type RequestRow, waitingRequestsJson } from '#server/absences/public.ts';
import { type HomeNewsRow, newsOfHomeJson } from '#server/news/public.ts';
import { ownTasksJson, type TaskLineRow } from '#server/tasks/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import { type Bounds, blocksOfHome, type HomeLine } from './home-blocks.sql.ts';
import { type CallsFound, callsOfHome } from './home-calls.ts';
import { type CompanyFound, companyOfHome } from './home-company.sql.ts';
import { type Load, loadOfExperts } from './home-load.sql.ts';
import { type Away, awayToday, type Birthday, birthdaysSoon } from './home-people.sql.ts';
import { type SystemFound, systemOfHome } from './home-system.sql.ts';

export type HomeFound = {
  lines: HomeLine[];
  load: Load[] | null;
  company: CompanyFound | null;
  system: SystemFound | null;
  away: Away[];
  birthdays: Birthday[];
  tasks: TaskLineRow[];
  news: HomeNewsRow[];
  requests: RequestRow[];
} & CallsFound;

const NEWS = 5;

/** The blocks of the home page and who is away, in one statement: each bounded and already filtered to what the person sees. */
export async function readHome(reader: Reader, bounds: Bounds & { experts: number }): Promise<HomeFound> {
  const { rows, experts } = bounds;
  const [found] = await reader.run(sql<HomeFound>`
    select ${blocksOfHome(reader, bounds)} as lines, ${loadOfExperts(reader, experts)} as load, ${companyOfHome(reader)} as company, ${systemOfHome(reader, rows)} as system,
      ${callsOfHome(reader, rows)}, ${ownTasksJson(reader, rows)} as tasks, ${newsOfHomeJson(reader, NEWS)} as news,
      ${waitingRequestsJson(reader, rows)} as requests,
      (select coalesce(json_agg(w), '[]'::json) from (${awayToday(reader)}) w) as away,
      (select coalesce(json_agg(b), '[]'::json) from (${birthdaysSoon(reader)}) b) as birthdays`);
  return (
    found ?? {
      lines: [],
      load: null,
      company: null,
      system: null,
      away: [],
      birthdays: [],
      tasks: [],
      news: [],
      requests: [],
      calls: [],
      forgotten: 0,
    }
  );
}
