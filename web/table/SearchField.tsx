import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBareKey } from '#web/ui/keys.ts';

const PAUSE_MS = 250;

interface SearchFieldProps {
  label: string;
  placeholder?: string;
  /** What the address says now. */
  value: string;
  /** Called once typing pauses, and at once on Enter or clearing. */
  onSearch: (text: string) => void;
  className?: string;
}

/** The filter of a list: «/» leads to it, Esc empties it. Physical key: in the Russian layout «/» is «.». */
export function SearchField({ label, placeholder, value, onSearch, className }: SearchFieldProps) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  const input = useRef<HTMLInputElement>(null);

  // The address changed by itself: a reset filter, the way back.
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);

  const latest = useRef(onSearch);
  latest.current = onSearch;
  function send(text: string) {
    if (text === sent.current) return;
    sent.current = text;
    latest.current(text);
  }
  const sendLater = useRef(send);
  sendLater.current = send;
  useEffect(() => {
    const timer = setTimeout(() => sendLater.current(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.code !== 'Slash' || event.shiftKey || !isBareKey(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  function clear() {
    setTyped('');
    send('');
    input.current?.focus();
  }

  return (
    <TextInput
      ref={input}
      className={className}
      type="text"
      inputMode="search"
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      value={typed}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      rightSection={
        typed && <CloseButton size="sm" aria-label={`${t('action.clear')}: ${label}`} onClick={clear} />
      }
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send(typed.trim());
        if (event.key === 'Escape' && typed) clear();
      }}
    />
  );
}
