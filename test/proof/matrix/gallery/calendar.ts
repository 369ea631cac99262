import { good, type Workshop } from './walk.ts';

/** What the calendar has beside calls and orders. */
export type CalendarThings = {
  /** For everybody, by the director; for sales, by its head. */
  events: readonly { label: string; id: number; department: 'sales' | null; madeBy: number }[];
  /** The link of the clerk, below `/api`: whoever holds a link reads what its owner sees, and the clerk sees no records. */
  feedPath: string;
};

export async function makeCalendar({ stage, cast }: Workshop): Promise<CalendarThings> {
  const day = { startsOn: '2030-01-10', endsOn: '2030-01-10' };
  const all = await good(cast.as('director').post('/company-events', { ...day, title: 'Собрание' }));
  const departmentIds = [stage.world.departments.sales];
  const sales = await good(
    cast.as('headOfSales').post('/company-events', { ...day, title: 'План продаж', departmentIds }),
  );
  await good(cast.as('manager').post('/me/calendar-feed', {}));
  const feed = await good(cast.as('clerk').post('/me/calendar-feed', {}));
  return {
    events: [
      { label: 'for everybody', id: all.id, department: null, madeBy: cast.ids.director },
      { label: 'for sales', id: sales.id, department: 'sales', madeBy: cast.ids.headOfSales },
    ],
    feedPath: new URL(feed.url).pathname.replace('/api', ''),
  };
}
