import type { z } from 'zod';
import type { searchHit } from '#api/desk.ts';
import { toRussianLayout } from '#domain/values/keyboardLayout.ts';
import type { RecentRecord, RecordType } from './recent.ts';

export type Hit = z.output<typeof searchHit>;
/** Found, but shown on the card of something else. */
type FoundInside = 'contact' | 'event' | 'document' | 'companyDocument' | 'comment';

/** One line of the palette. */
export interface Option {
  id: string;
  href: string;
  title: string;
  subtitle?: string | null;
  badge?: string | null;
  /** What stands before it. */
  icon: RecordType | FoundInside | 'command' | 'section';
  /** Where the words stand in a file or a comment. */
  passage?: Hit['passage'];
  /** A record: it is remembered as opened. */
  record?: RecentRecord;
}

export interface OptionGroup {
  key: string;
  label: string;
  options: Option[];
}

/** Something the shell offers: a section or a form. */
export interface Command {
  id: string;
  href: string;
  title: string;
  icon: 'command' | 'section';
}

const places: Record<RecordType, string> = {
  client: '/clients',
  contract: '/contracts',
  order: '/orders',
  employee: '/people',
  task: '/tasks',
  news: '/news',
};

export function recordOption(record: {
  type: RecordType;
  id: number;
  title: string;
  subtitle: string | null;
  badge?: string | null;
}): Option {
  const { type, id, title, subtitle, badge } = record;
  return {
    id: `${type}-${id}`,
    href: `${places[type]}/${id}`,
    title,
    subtitle,
    badge,
    icon: type,
    record: { type, id, title, subtitle },
  };
}

/** A file opens at its line on the card; everything else at the top of it. */
export function hitOption(type: RecordType | FoundInside, hit: Hit): Option {
  if (!isInside(type)) return recordOption({ type, ...hit });
  const { id, title, subtitle, place, passage } = hit;
  const card = place ? cardOf(place) : '/';
  return {
    id: `${type}-${id}`,
    href: `${card}${partOfCard(type, hit)}`,
    title,
    subtitle,
    passage,
    icon: type,
  };
}

const inside: readonly string[] = [
  'contact',
  'event',
  'document',
  'companyDocument',
  'comment',
] satisfies FoundInside[];
const isInside = (type: RecordType | FoundInside): type is FoundInside => inside.includes(type);

function cardOf({ type, id, on }: NonNullable<Hit['place']>): string {
  if (type === 'calendar') return `/calendar?view=day&date=${on ?? ''}`;
  return type === 'companyFolder' ? `/files?folder=${id}` : `${places[type]}/${id}`;
}

function partOfCard(type: FoundInside, { id, place }: Hit): string {
  if (type === 'document' || type === 'companyDocument') return `#document-${id}`;
  return type === 'comment' && place?.type === 'order' ? '#feed' : '';
}

/** Words in any order, in either keyboard layout. */
export function commandsFor(commands: Command[], typed: string): Command[] {
  const plain = folded(typed);
  if (plain === '') return commands;
  const readings = [plain, folded(toRussianLayout(typed))];
  return commands.filter(({ title }) => {
    const words = folded(title);
    return readings.some((reading) => reading.split(/\s+/).every((part) => words.includes(part)));
  });
}

const folded = (text: string) => text.trim().toLocaleLowerCase().replaceAll('ё', 'е');
