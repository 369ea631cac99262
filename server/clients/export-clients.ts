import { type clientListRoutes, exportColumns, MOST_EXPORTED } from '#api/client-lists.ts';
import type { BodyOf } from '#api/route.ts';
import { fullName } from '#domain/values/fullName.ts';
import type { Language } from '#domain/values/language.ts';
import { displayPhone } from '#domain/values/phone.ts';
import { type Cell, type SheetColumn, sendXlsx } from '#server/exports/public.ts';
import type { Ctx } from '#server/http/context.ts';
import type { Input } from '#server/http/define-route.ts';
import { record } from '#server/journal/record.ts';
import { type ClientRow, clientsWithIds, listedIds } from './clients.queries.ts';

type Body = BodyOf<typeof clientListRoutes.export>;
type Key = (typeof exportColumns)[number];

const PIECE = 2000;

/** All that the list shows, as the reader sees it; who took how much is in the journal before the first byte goes out. */
export async function exportClients(
  ctx: Ctx,
  body: Body,
  reply: Input<typeof clientListRoutes.export>['reply'],
): Promise<undefined> {
  const keys = body.columns ? exportColumns.filter((key) => body.columns?.includes(key)) : exportColumns;
  const ids = await ctx.transact(async (tx) => {
    const wanted = { ...body.filter, sort: body.sort };
    const found = await listedIds(tx.reader, ctx.deps.searchIndex, wanted, MOST_EXPORTED);
    const data = { rows: found.ids.length, columns: keys, filter: body.filter };
    record(tx, ctx.actor.selves[0], { kind: 'clientsExported', data });
    return found.ids;
  });
  const say = words[ctx.language];
  await sendXlsx(reply, {
    name: `${say.file} ${formatDay(ctx.today, ctx.language)}`,
    columns: keys.map((key): SheetColumn => ({ title: say.columns[key], width: widths[key] })),
    rows: rowsOf(ctx, ids, keys),
  });
  return undefined;
}

async function* rowsOf(ctx: Ctx, ids: readonly number[], keys: readonly Key[]): AsyncIterable<Cell[][]> {
  for (let from = 0; from < ids.length; from += PIECE) {
    const rows = await clientsWithIds(ctx.reader, ids.slice(from, from + PIECE));
    yield rows.map((row) => keys.map((key) => cells[key](row, ctx)));
  }
}

type Reading = Pick<Ctx, 'language' | 'person'>;
const cells: Record<Key, (row: ClientRow, ctx: Reading) => Cell> = {
  name: (row) => row.name,
  inn: (row) => row.inn,
  status: (row, { language }) => words[language].status[row.archived ? 'archived' : row.status],
  manager: (row) => row.manager && fullName(row.manager),
  source: (row) => row.source?.name ?? null,
  activity: (row) => row.activity?.name ?? null,
  phone: ({ phone }, { language }) =>
    phone && displayPhone({ e164: phone.number, extension: phone.extension }, language),
  email: (row) => row.email,
  address: (row) => row.address,
  segments: (row) => row.segments.map(({ name }) => name).join(', ') || null,
  orders: (row) => row.orders,
  // null also for whoever does not see the calls of all clients
  nextCall: ({ nextCall }) => (nextCall?.on ? { day: nextCall.on } : null),
  createdAt: (row, { person }) => ({ day: dayIn(row.createdAt, person.company.timeZone) }),
};

/** The day it was in the company when this happened. */
function dayIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
}

const formatDay = (day: string, language: Language): string =>
  language === 'ru' ? day.split('-').reverse().join('.') : day;

const widths: Record<Key, number> = {
  name: 40,
  inn: 14,
  status: 12,
  manager: 30,
  source: 20,
  activity: 24,
  phone: 24,
  email: 28,
  address: 40,
  segments: 24,
  orders: 9,
  nextCall: 16,
  createdAt: 12,
};

type Words = {
  file: string;
  columns: Record<Key, string>;
  status: Record<'active' | 'refused' | 'archived', string>;
};
const words: Record<Language, Words> = {
  ru: {
    file: 'Клиенты',
    columns: {
      name: 'Название',
      inn: 'ИНН',
      status: 'Статус',
      manager: 'Менеджер',
      source: 'Источник',
      activity: 'Направление деятельности',
      phone: 'Телефон',
      email: 'Почта',
      address: 'Адрес',
      segments: 'Группы',
      orders: 'Заказы',
      nextCall: 'Следующий звонок',
      createdAt: 'Добавлен',
    },
    status: { active: 'Активен', refused: 'Отказ', archived: 'Архив' },
  },
  en: {
    file: 'Clients',
    columns: {
      name: 'Name',
      inn: 'INN',
      status: 'Status',
      manager: 'Manager',
      source: 'Source',
      activity: 'Line of business',
      phone: 'Phone',
      email: 'E-mail',
      address: 'Address',
      segments: 'Groups',
      orders: 'Orders',
      nextCall: 'Next call',
      createdAt: 'Added',
    },
    status: { active: 'Active', refused: 'Refused', archived: 'Archived' },
  },
};
