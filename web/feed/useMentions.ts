import { type QueryKey, queryOptions, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { answer, api } from '#web/http/client.ts';
import { useMe } from '#web/session/public.ts';
import type { Person } from './feed.types.ts';

interface MentionsOptions {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  recordKey: QueryKey;
  mentionable: (signal: AbortSignal) => Promise<Person[]>;
  change: (text: string) => void;
}
/** `blind`: would not see the comment, as far as the author may know. */
export type Mentionable = Person & { blind: boolean };

const SHOWN = 6;
/** «@» at the start of a word and the letters after it, up to the cursor. */
const beginning = /(?:^|[\s(])@([\p{L}-]*)$/u;

/** The directory is open to every employee. */
const colleaguesQuery = queryOptions({
  queryKey: ['people', 'colleagues'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/employees', { params: { query: { limit: 200 } }, signal }))).items.filter(
      ({ status }) => status === 'active',
    ),
  staleTime: 5 * 60_000,
});

export function useMentions({ area, text, recordKey, mentionable, change }: MentionsOptions) {
  const me = useMe().employee.id;
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const enabled = query !== null || text.includes('@');
  const list = useQuery({
    queryKey: [...recordKey.slice(0, -1), 'mentionable'],
    queryFn: ({ signal }) => mentionable(signal),
    enabled,
    staleTime: 60_000,
  });
  const colleagues = useQuery({ ...colleaguesQuery, enabled });
  const people = list.data ?? [];
  const others =
    list.data && colleagues.data
      ? colleagues.data.filter((one) => one.id !== me && !people.some(({ id }) => id === one.id))
      : [];
  const all: Mentionable[] = [
    ...people.map((one) => ({ ...one, blind: false })),
    ...others.map((one) => ({ ...one, blind: true })),
  ];
  const found =
    query === null ? [] : all.filter((one) => folded(one.name).includes(folded(query))).slice(0, SHOWN);

  /** What stands before the cursor after a key. */
  function look(field: HTMLTextAreaElement) {
    const before = field.value.slice(0, field.selectionStart);
    setQuery(beginning.exec(before)?.[1] ?? null);
    setAt(0);
  }

  function choose(person: Person) {
    const field = area.current;
    if (!field) return;
    const end = field.selectionStart;
    const start = text.slice(0, end).lastIndexOf('@');
    const name = `@${person.shortName} `;
    change(text.slice(0, start) + name + text.slice(end));
    setQuery(null);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + name.length, start + name.length);
    });
  }

  /** True when the key was for the list. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (found.length === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
      return true;
    }
    const person = found[at];
    if ((event.key === 'Enter' || event.key === 'Tab') && person && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(person);
      return true;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      setQuery(null);
      return true;
    }
    return false;
  }

  return {
    found,
    at,
    look,
    choose,
    onKeyDown,
    close: () => setQuery(null),
    /** Called in the text, and would be told; of two with one short name both. */
    called: calledIn(text, people).map((one) => one.id),
    /** Called in the text, and would not see it. */
    blind: calledIn(text, others).filter((one) => !people.some((each) => each.shortName === one.shortName)),
  };
}

/** Whoever's short name stands in the text after an «@». */
function calledIn<T extends Person>(text: string, people: readonly T[]): T[] {
  return text.includes('@') ? people.filter((one) => text.includes(`@${one.shortName}`)) : [];
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
