import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from './rows.module.css';

interface CellInputProps {
  label: string;
  value: string;
  describedBy?: string;
  /** Enter, or leaving the field. */
  onCommit: (text: string, by: 'enter' | 'leaving') => void;
  onCancel: () => void;
}

/** A value being mended: Enter writes it, Esc brings back what was there, leaving it loses nothing. */
export function CellInput({ label, value, describedBy, onCommit, onCancel }: CellInputProps) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const over = useRef(false);
  useEffect(() => input.current?.select(), []);

  function end(how: 'enter' | 'leaving' | 'cancel') {
    if (over.current) return;
    over.current = true;
    if (how === 'cancel') onCancel();
    else onCommit(text, how);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      end('enter');
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      end('cancel');
    }
  }

  return (
    <input
      ref={input}
      className={classes.input}
      aria-label={label}
      aria-describedby={describedBy}
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end('leaving')}
    />
  );
}
