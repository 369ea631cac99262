import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId, useRef } from 'react';
import { FieldMenu } from './FieldMenu.tsx';
import classes from './letter.module.css';

interface WordsFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength: number;
  description?: string;
  /** Of several lines. */
  tall?: boolean;
  /** Beside the menu of fields: buttons of the markup. */
  tools?: (insert: Insert) => ReactNode;
}

/** Puts text where the caret is; with two sides, around what is selected. */
export type Insert = (before: string, after?: string) => void;

/** A text in which fields stand; they go where the caret was. */
export function WordsField({ label, value, onChange, tall, tools, ...rest }: WordsFieldProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);

  /** A field at the beginning of a line begins with a capital where there is nothing but its word. */
  const begins = () => /(^|\n)\s*$/.test(value.slice(0, box.current?.selectionStart ?? value.length));

  const insert: Insert = (before, after = '') => {
    const input = box.current;
    const [from, to] = [input?.selectionStart ?? value.length, input?.selectionEnd ?? value.length];
    const chosen = value.slice(from, to);
    onChange(`${value.slice(0, from)}${before}${chosen}${after}${value.slice(to)}`);
    const caret = from + before.length + chosen.length;
    // once the new value stands there, and the menu has given focus back
    setTimeout(() => {
      input?.focus();
      input?.setSelectionRange(caret, caret);
    }, 0);
  };

  const common = {
    ...rest,
    id,
    ref: box,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div>
      <div className={classes.fieldHead}>
        <label className={classes.label} htmlFor={id}>
          {label}
        </label>
        <span className={classes.tools}>
          {tools?.(insert)}
          <FieldMenu of={label} onChoose={(text) => insert(begins() ? capital(text) : text)} />
        </span>
      </div>
      {tall ? <Textarea {...common} autosize minRows={3} maxRows={24} /> : <TextInput {...common} />}
    </div>
  );
}

const capital = (field: string): string =>
  field.replace(/\|(.)/u, (_, first: string) => `|${first.toLocaleUpperCase('ru')}`);
