import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { editEvent, seesEvent } from '../oracle/calendar.ts';
import { seesCall } from '../oracle/calls.ts';
import { byAdmin } from '../oracle/office.ts';
import { seesOrder } from '../oracle/sees.ts';
import { done } from '../verdict.ts';

/** The calendar: section 6. */
type Things = Gallery['calendar'];
type Event = Things['events'][number];
const each = (
  make: (event: Event) => Omit<Cell, 'on' | 'sees' | 'verdict'> & Partial<Pick<Cell, 'verdict'>>,
) =>
  sentence(({ calendar: { events } }) =>
    events.map(
      (event): Cell => ({
        verdict: (who) => editEvent(who, event.department),
        ...make(event),
        on: `an event ${event.label}`,
        versionAt: `/company-events/${event.id}`,
        sees: (who) => seesEvent(who, event),
      }),
    ),
  );
const one = (make: (gallery: Gallery) => Cell) => sentence((gallery) => [make(gallery)]);
const body = { title: 'Новое', startsOn: '2030-01-10', endsOn: '2030-01-11' };
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

type Item = { kind: string; id: number };
const idsOf = (items: Item[], kind: string) => items.filter((item) => item.kind === kind).map(({ id }) => id);

export const calendar: Sentences = {
  'calendar.read': one(({ facts, cast }) => ({
    on: 'calls, terms of steps and validity of everybody',
    path: `/calendar?from=${day(-20)}&to=${day(41)}&kinds=calls,deadlines,terms&who=${Object.values(cast.ids).slice(0, 50).join(',')}`,
    verdict: () => done,
    parts: ({ body: { items } }, who) => {
      const seen = facts.orders.filter((order) => seesOrder(who, order));
      const calls = facts.calls.filter((call) => call.state === 'open' && seesCall(who, call, facts));
      const alive = seen.filter(({ archived, status }) => !archived && status !== 'refused');
      const terms = idsOf(items, 'deadlines');
      const strange = terms.filter((id) => !alive.some((order) => order.id === id));
      // how long ago the overdue ones were due, the facts do not say
      const lacking = alive.filter(({ id, overdue }) => !overdue && !terms.includes(id)).map(({ id }) => id);
      const expiring = idsOf(items, 'terms').filter(
        (id) => !seen.some((order) => order.archived && order.id === id),
      );
      return firstOf(
        exactly(
          'calls',
          idsOf(items, 'calls'),
          calls.map(({ id }) => id),
        ),
        exactly('terms of orders not seen', strange, []),
        exactly('terms that are not shown', lacking, []),
        exactly('validity of orders not seen', expiring, []),
      );
    },
  })),
  'companyEvents.get': each(({ id, department }) => ({
    path: `/company-events/${id}`,
    verdict: () => done,
    parts: ({ body: event }, who) =>
      equal('may edit', event.abilities.edit.allowed, editEvent(who, department) === done),
  })),
  'companyEvents.create': sentence(({ stage }) =>
    [null, 'sales', 'expertise'].map(
      (department): Cell => ({
        on: `an event for ${department ?? 'everybody'}`,
        path: '/company-events',
        body: () => ({ ...body, departmentIds: department ? [stage.world.departments[department]] : [] }),
        verdict: (who) => editEvent(who, department),
      }),
    ),
  ),
  'companyEvents.edit': sentence(({ calendar: { events }, stage }) =>
    events.map(
      (event): Cell => ({
        on: `an event ${event.label}`,
        path: `/company-events/${event.id}`,
        versionAt: `/company-events/${event.id}`,
        sees: (who) => seesEvent(who, event),
        body: (version) => ({
          ...body,
          version,
          departmentIds: event.department ? [stage.world.departments[event.department]] : [],
        }),
        verdict: (who) => editEvent(who, event.department),
      }),
    ),
  ),
  'companyEvents.cancel': each(({ id }) => ({ path: `/company-events/${id}` })),
  // section 8: settings | admin
  'workYears.get': one(() => ({ on: 'a year', path: '/work-years/2026', verdict: byAdmin })),
  'workYears.correct': one(() => ({
    on: 'a year',
    path: '/work-years/2026',
    body: () => ({ days: { '01-01': { kind: 'off' } }, version: 0 }),
    verdict: byAdmin,
  })),
  'workYears.putBack': one(() => ({ on: 'a year', path: '/work-years/2026', verdict: byAdmin })),
  'me.calendarFeed': one(() => ({ on: 'own link', path: '/me/calendar-feed', verdict: () => done })),
  'me.makeCalendarFeed': one(() => ({
    on: 'own link',
    path: '/me/calendar-feed',
    body: () => ({}),
    verdict: () => done,
  })),
  'me.revokeCalendarFeed': one(({ cast }) => ({
    on: 'the link of the manager or the clerk',
    path: '/me/calendar-feed',
    sees: (who) => who.id === cast.ids.manager || who.id === cast.ids.clerk,
    verdict: () => done,
  })),
  'calendarFeeds.read': {
    open: true,
    cells: ({ calendar: { feedPath } }) => [
      { on: 'the link of the clerk', path: feedPath, verdict: () => done },
    ],
  },
};
