import { orderFilters } from '#api/order-filters.ts';
import type { orderListRoutes } from '#api/order-lists.ts';
import type { AnswerOf, QueryOf } from '#api/route.ts';
import { MOST_VIEWS } from '#api/views.ts';
import type { Ctx } from '#server/http/context.ts';
import { countOrders } from './counts.queries.ts';
import type { Filters } from './order-filters.sql.ts';

/** Mine, waiting for me, overdue, all at work, the archive. */
const quick: readonly Filters[] = [
  { mine: true },
  { waitingForMe: true },
  { overdue: true },
  {},
  { archived: true },
];

/** The ready views and those asked for; of a search there is no count: the list itself says what it found. */
export async function listCounts(
  ctx: Ctx,
  { views }: QueryOf<typeof orderListRoutes.counts>,
): Promise<AnswerOf<typeof orderListRoutes.counts>> {
  const asked = views ? views.split('|').slice(0, MOST_VIEWS).map(read) : [];
  const known = asked.filter((one) => one !== null);
  const counts = await countOrders(ctx.reader, [...quick, ...known]);
  const [mine = 0, waiting = 0, overdue = 0, all = 0, archive = 0, ...rest] = counts;
  return {
    quick: { mine, waiting, overdue, all, archive },
    views: asked.map((one) => (one === null ? null : (rest.shift() ?? 0))),
  };
}

function read(view: string): Filters | null {
  const parsed = orderFilters.safeParse(Object.fromEntries(new URLSearchParams(view)));
  if (!parsed.success || parsed.data.search) return null;
  const { search: _, ...filters } = parsed.data;
  return filters;
}
