import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '#web/ui/Keys.tsx';
import { isBareKey, singleKeysOn } from '#web/ui/keys.ts';
import classes from './list.module.css';

const PAUSE_MS = 200;

interface SearchFieldProps {
  /** What the list now shows, from the query string. */
  value: string | undefined;
  onSearch: (value: string | undefined) => void;
  placeholder: string;
}

/** The search of a list: `/` comes here from anywhere on the page, Esc clears it. */
export function SearchField({ value, onSearch, placeholder }: SearchFieldProps) {
  const { t } = useTranslation('search');
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value ?? '');
  const told = useRef(value ?? '');
  const tell = useRef(onSearch);
  tell.current = onSearch;

  // The query string changed by other ways than typing: back, reset, a quick view.
  useEffect(() => {
    if ((value ?? '') === told.current) return;
    told.current = value ?? '';
    setText(value ?? '');
  }, [value]);

  useEffect(() => {
    const typed = text.trim();
    if (typed === told.current.trim()) return;
    const here = router.latestLocation.pathname;
    const timer = setTimeout(() => {
      // A row was opened within the pause and its page is on the way: the search must not call the reader back.
      if (router.latestLocation.pathname !== here) return;
      told.current = typed;
      tell.current(typed || undefined);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, router]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      // By place, as every shortcut; in the Russian layout the sign itself stands elsewhere.
      if (event.code !== 'Slash' && event.key !== '/') return;
      if (event.shiftKey || !isBareKey(event) || !singleKeysOn()) return;
      event.preventDefault();
      input.current?.select();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <TextInput
      ref={input}
      className={classes.search}
      type="search"
      aria-label={t('list.label')}
      placeholder={placeholder}
      autoComplete="off"
      value={text}
      leftSection={<IconSearch size={16} stroke={1.5} />}
      rightSection={
        text === '' ? (
          <span className={classes.slash} aria-hidden="true">
            <Keys of="/" />
          </span>
        ) : (
          <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => setText('')} />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return;
        event.stopPropagation();
        setText('');
      }}
    />
  );
}
