import { type QueryKey, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Person } from './feed.types.ts';

interface MentionsOptions {
  area: RefObject<HTMLTextAreaElement | null>;
  text: string;
  recordKey: QueryKey;
  mentionable?: (signal: AbortSignal) => Promise<Person[]>;
  change: (text: string) => void;
}

const SHOWN = 6;
/** «@» at the start of a word and the letters after it, up to the cursor. */
const beginning = /(?:^|[\s(])@([\p{L}-]*)$/u;

export function useMentions({ area, text, recordKey, mentionable, change }: MentionsOptions) {
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const list = useQuery({
    queryKey: [...recordKey.slice(0, -1), 'mentionable'],
    queryFn: ({ signal }) => mentionable?.(signal) ?? Promise.resolve([]),
    enabled: mentionable !== undefined && (query !== null || text.includes('@')),
    staleTime: 60_000,
  });
  const people = list.data ?? [];
  const found =
    query === null ? [] : people.filter((one) => folded(one.name).includes(folded(query))).slice(0, SHOWN);

  /** What stands before the cursor after a key. */
  function look(field: HTMLTextAreaElement) {
    const before = field.value.slice(0, field.selectionStart);
    setQuery(mentionable ? (beginning.exec(before)?.[1] ?? null) : null);
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

  return { people, found, at, look, choose, onKeyDown, close: () => setQuery(null) };
}

/** Whoever's short name stands in the text after an «@». */
export function mentionedIn(body: string, people: Person[]): number[] {
  return people.filter((one) => body.includes(`@${one.shortName}`)).map((one) => one.id);
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
