import ical, { type ICalEventData } from 'ical-generator';
import { instantOf } from '#domain/calendar/instants.ts';
import type { CalendarKind } from '#domain/calendar/kinds.ts';
import { addDays } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { displayPhone } from '#domain/values/phone.ts';
import type { CalendarFound, CallItem, OrderItem } from './calendar.queries.ts';

type About = {
  ownId: number;
  language: Language;
  timeZone: string;
  company: string;
  publicUrl: string;
  now: string;
  stepOf: (definitionId: number, seq: number) => Record<Language, string> | null;
};

const words = {
  ru: {
    name: 'Визирь',
    call: 'Звонок клиенту',
    task: 'Срок поручения',
    deadline: (seq: number, number: string) => `Срок шага ${seq}, ${number}`,
    term: (number: string) => `Истекает срок действия, ${number}`,
    absence: {
      vacation: 'Отпуск',
      illness: 'Болезнь',
      trip: 'Командировка',
      other: 'Отсутствие',
      away: 'Отсутствие',
    },
  },
  en: {
    name: 'Vizir',
    call: 'Call the client',
    task: 'Task due',
    deadline: (seq: number, number: string) => `Step ${seq} due, ${number}`,
    term: (number: string) => `Validity ends, ${number}`,
    absence: {
      vacation: 'Vacation',
      illness: 'Illness',
      trip: 'Business trip',
      other: 'Absence',
      away: 'Absence',
    },
  },
};

/** iCalendar text: moments in UTC, whole days as dates, an id that stays and a sequence that grows with the record. */
export function icsOf(found: CalendarFound, about: About): string {
  const say = words[about.language];
  const feed = ical({
    name: `${say.name} — ${about.company}`,
    prodId: { company: 'Vizir', product: 'Vizir', language: about.language.toUpperCase() },
    ttl: 15 * 60,
  });
  const own = found.absences.filter(({ employee }) => employee.id === about.ownId);
  const events: ICalEventData[] = [
    ...found.calls.map((call) => ofCall(call, about)),
    ...found.tasks.map(({ id, title, on, at, version }) => ({
      ...base(about, 'tasks', id, `/tasks/${id}`),
      ...(at === null ? wholeDays(on, on) : timed(instantOf(on, at, about.timeZone), null)),
      sequence: version,
      summary: `${say.task}: ${title}`,
    })),
    ...found.deadlines.map((order) => ofOrder('deadlines', order, about)),
    ...found.terms.map((order) => ofOrder('terms', order, about)),
    ...own.map(({ id, kind, fromOn, toOn }) => ({
      ...base(about, 'absences', id, '/absences'),
      ...wholeDays(fromOn, toOn),
      summary: say.absence[kind],
    })),
    ...found.events.map(({ id, title, note, startsOn, endsOn, at, until, version }) => ({
      ...base(about, 'events', id, `/calendar?date=${startsOn}`),
      ...(at === null || (until === null && endsOn > startsOn)
        ? wholeDays(startsOn, endsOn)
        : timed(instantOf(startsOn, at, about.timeZone), until && instantOf(endsOn, until, about.timeZone))),
      sequence: version,
      summary: title,
      description: note || null,
    })),
  ];
  for (const event of events) feed.createEvent(event);
  return feed.toString();
}

function ofCall(call: CallItem, about: About): ICalEventData {
  const { call: word } = words[about.language];
  const start = call.at === null ? null : instantOf(call.on, call.at, about.timeZone);
  const phone =
    call.phone && displayPhone({ e164: call.phone.number, extension: call.phone.extension }, about.language);
  return {
    ...base(about, 'calls', call.id, `/clients/${call.clientId}`),
    ...(start === null
      ? wholeDays(call.on, call.on)
      : timed(start, new Date(Date.parse(start) + call.minutes * 60_000).toISOString())),
    sequence: call.version,
    summary: `${word}: ${call.clientName}`,
    description: [call.topic, phone].filter(Boolean).join('\n') || null,
  };
}

function ofOrder(kind: 'deadlines' | 'terms', order: OrderItem, about: About): ICalEventData {
  const say = words[about.language];
  const step = kind === 'deadlines' ? about.stepOf(order.definitionId, order.stepSeq) : null;
  return {
    ...base(about, kind, order.id, `/orders/${order.id}`),
    ...wholeDays(order.on, order.on),
    sequence: order.version,
    summary: kind === 'deadlines' ? say.deadline(order.stepSeq, order.number) : say.term(order.number),
    description: [order.clientName, step?.[about.language]].filter(Boolean).join('\n'),
  };
}

const base = ({ publicUrl, now }: About, kind: CalendarKind, id: number, path: string) => ({
  id: `${kind}-${id}@${new URL(publicUrl).hostname}`,
  stamp: new Date(now),
  url: `${publicUrl}${path}`,
});

/** A time without an end is a moment. */
const timed = (start: string, end: string | null) => ({
  start: new Date(start),
  ...(end !== null && end > start ? { end: new Date(end) } : {}),
});

/** Dates, the end exclusive; midnight of UTC, whose days the generator writes. */
const wholeDays = (from: string, to: string) => ({
  start: new Date(`${from}T00:00:00.000Z`),
  end: new Date(`${addDays(to, 1)}T00:00:00.000Z`),
  allDay: true,
});
