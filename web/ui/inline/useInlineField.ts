import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Read<T> = { ok: true; value: T } | { ok: false; message: string };

interface InlineFieldOptions<T> {
  value: T;
  /** The value as it stands in the field. */
  show: (value: T) => string;
  /** What was typed → a value, or why not. Called on leaving; an empty text is never an error here. */
  read: (text: string) => Read<T>;
  /** Rejects with an Error whose message is fit for the reader; the typed text then stays. */
  onCommit: (value: T) => Promise<void> | void;
  /** Text to begin with instead of the value: a draft, not yet written. */
  startWith?: string;
  /** Enter commits; in a long text it makes a line, and Ctrl+Enter commits. */
  multiline?: boolean;
}

/** A field that commits on leaving it. What was typed is never cleared; Esc brings back what was there. */
export function useInlineField<T>({
  value,
  show,
  read,
  onCommit,
  startWith,
  multiline,
}: InlineFieldOptions<T>) {
  const { t } = useTranslation('common');
  const shown = show(value);
  const [text, setText] = useState(startWith ?? shown);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const editing = useRef(startWith !== undefined);
  const last = useRef(shown);

  useEffect(() => {
    // Somebody else changed it, or our own write came back: follow, unless a hand is on the field.
    if (!editing.current && last.current !== shown) setText(shown);
    last.current = shown;
  }, [shown]);

  async function commit(typed = text) {
    editing.current = false;
    if (typed.trim() === shown.trim()) {
      setText(shown);
      return setError(null);
    }
    const result = read(typed);
    if (!result.ok) return setError(result.message);
    setError(null);
    setText(show(result.value));
    setBusy(true);
    try {
      await onCommit(result.value);
    } catch (cause) {
      setText(typed);
      setError(t('field.notSaved', { why: cause instanceof Error ? cause.message : t('problem.failed') }));
    } finally {
      setBusy(false);
    }
  }

  function change(typed: string) {
    editing.current = true;
    setText(typed);
    // An error goes the moment it is fixed; it never comes while typing.
    if (error && read(typed).ok) setError(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && text !== shown) {
      event.stopPropagation();
      editing.current = false;
      setText(shown);
      setError(null);
    }
    if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void commit();
    }
  }

  return { text, change, error, busy, commit, onKeyDown, onBlur: () => void commit() };
}
