import type { z } from 'zod';
import type { calendarDay, calendarItem } from '#api/calendar.ts';
import { HOLIDAYS } from '#domain/calendar/holidays.ts';
import { describeDay, type WorkCalendar } from '#domain/calendar/workdays.ts';
import { isOverdue } from '#domain/calls/times.ts';
import { can } from '#domain/policy/can.ts';
import { isLate } from '#domain/tasks/deadline.ts';
import { addDays, dayOfWeek, formatDate } from '#domain/values/dates.ts';
import { clockOf } from '#server/calls/public.ts';
import { presentPhone } from '#server/clients/public.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import type {
  AbsenceItem,
  CalendarFound,
  CallItem,
  EventItem,
  OrderItem,
  TaskItem,
} from './calendar.queries.ts';

type Item = z.input<typeof calendarItem>;
type Day = z.input<typeof calendarDay>;

const blank = {
  subtitle: null,
  at: null,
  minutes: null,
  person: null,
  phone: null,
  step: null,
  overdue: false,
  absence: null,
  plan: null,
} as const;

export function presentCallItem(ctx: Ctx, row: CallItem): Item {
  return {
    ...blank,
    kind: 'calls',
    id: row.id,
    title: row.clientName,
    subtitle: row.topic || null,
    on: row.on,
    lastOn: row.on,
    at: row.at,
    minutes: row.minutes,
    person: presentPerson(row.responsible),
    link: { type: 'client', id: row.clientId },
    phone: row.phone && presentPhone(ctx, row.phone),
    overdue: isOverdue(row, clockOf(ctx)),
    plan: {
      contactId: row.contactId,
      responsibleId: row.responsible.id,
      topic: row.topic,
      minutes: row.minutes,
      repeats: row.repeats,
      version: row.version,
    },
    abilities: { move: mayMoveCall(ctx, row) },
  };
}

function mayMoveCall(ctx: Ctx, { responsible, clientManager }: CallItem): Item['abilities']['move'] {
  const subject = { responsibleId: responsible.id, clientManagerId: clientManager?.id ?? null };
  const verdict = can(ctx.actor, 'call.edit', subject);
  if (verdict.ok) return { allowed: true, reason: null };
  // nobody leads the client: nobody is named
  const allowed = verdict.allowed.filter((one) => one !== 'clientManager' || clientManager);
  const names = { clientManager: clientManager ? presentPerson(clientManager).name : null };
  return { allowed: false, reason: whoMay(ctx.person, allowed, names, ctx.language) };
}

const stays = {
  ru: {
    tasks: 'Срок поручения меняют в его карточке',
    deadlines: 'Срок шага считает процесс: перенести его нельзя',
    terms: 'Срок действия записан в заказе: перенести его нельзя',
    absences: 'Отсутствия меняют на странице «Отсутствия»',
    events: 'Даты события меняют в его окне',
  },
  en: {
    tasks: 'The deadline of a task is changed on its card',
    deadlines: 'The process counts the term of a step: it cannot be moved',
    terms: 'The validity is written in the order: it cannot be moved',
    absences: 'Absences are changed on the page “Absences”',
    events: 'The dates of an event are changed in its window',
  },
};
const fixed = (ctx: Ctx, kind: keyof (typeof stays)['ru']) => ({
  move: { allowed: false, reason: stays[ctx.language][kind] },
});

function presentOrderItem(ctx: Ctx, kind: 'deadlines' | 'terms', row: OrderItem): Item {
  const step = ctx.reader.definitions.byId(row.definitionId).body.steps[row.stepSeq - 1];
  return {
    ...blank,
    kind,
    id: row.id,
    title: row.number,
    subtitle: row.clientName,
    on: row.on,
    lastOn: row.on,
    person: presentPerson(row.manager),
    link: { type: 'order', id: row.id },
    step: kind === 'deadlines' && step ? { number: row.stepSeq, title: step.shortTitle } : null,
    overdue: kind === 'deadlines' && row.on < ctx.today,
    abilities: fixed(ctx, kind),
  };
}

function presentTaskItem(ctx: Ctx, row: TaskItem): Item {
  return {
    ...blank,
    kind: 'tasks',
    id: row.id,
    title: row.title,
    on: row.on,
    lastOn: row.on,
    at: row.at,
    person: presentPerson(row.assignee),
    link: { type: 'task', id: row.id },
    overdue: isLate('open', { dueOn: row.on, dueAt: row.at }, clockOf(ctx)),
    abilities: fixed(ctx, 'tasks'),
  };
}

function presentAbsenceItem(ctx: Ctx, row: AbsenceItem): Item {
  const person = presentPerson(row.employee);
  return {
    ...blank,
    kind: 'absences',
    id: row.id,
    title: person.shortName,
    on: row.fromOn,
    lastOn: row.toOn,
    person,
    link: { type: 'employee', id: person.id },
    absence: row.kind,
    abilities: fixed(ctx, 'absences'),
  };
}

function presentEventItem(ctx: Ctx, row: EventItem): Item {
  return {
    ...blank,
    kind: 'events',
    id: row.id,
    title: row.title,
    subtitle: row.note || null,
    on: row.startsOn,
    lastOn: row.endsOn,
    at: row.at,
    minutes:
      row.at && row.until && row.startsOn === row.endsOn ? minutesOf(row.until) - minutesOf(row.at) : null,
    link: { type: 'event', id: row.id },
    abilities: fixed(ctx, 'events'),
  };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** All kinds in one list, by day and time, what lasts all day first. */
export function presentItems(ctx: Ctx, found: CalendarFound, most: number): Item[] {
  const first = <T>(rows: T[]): T[] => rows.slice(0, most);
  const items = [
    ...first(found.calls).map((row) => presentCallItem(ctx, row)),
    ...first(found.tasks).map((row) => presentTaskItem(ctx, row)),
    ...first(found.deadlines).map((row) => presentOrderItem(ctx, 'deadlines', row)),
    ...first(found.terms).map((row) => presentOrderItem(ctx, 'terms', row)),
    ...first(found.absences).map((row) => presentAbsenceItem(ctx, row)),
    ...first(found.events).map((row) => presentEventItem(ctx, row)),
  ];
  const key = (item: Item): string => `${item.on} ${item.at ?? ''}`;
  return items.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The days of a span that are not plain working days. */
export function presentDays(calendar: WorkCalendar, from: string, to: string): Day[] {
  const days: Day[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const { working, short, holiday, movedFrom } = describeDay(calendar, on);
    const plain = working && !short && dayOfWeek(on) <= 5;
    const kind = working ? (short ? 'short' : 'working') : 'off';
    if (!plain) days.push({ on, kind, title: holiday ? HOLIDAYS[holiday] : moved(on, movedFrom) });
  }
  return days;
}

function moved(on: string, from: string | null): Day['title'] {
  if (from === null) return null;
  const date = `${on.slice(0, 4)}-${from}`;
  return {
    ru: `выходной за ${formatDate(date, 'ru').slice(0, 5)}`,
    en: `day off for ${formatDate(date, 'en')}`,
  };
}
