import { useState } from 'react';
import { useDraft } from './useDraft.ts';

/** By field, or by a place inside one: `phones.1`, `contacts.0.lastName`. */
export type Errors<T> = Partial<Record<(keyof T & string) | `${keyof T & string}.${string}`, string>>;
type Path<T> = keyof Errors<T> & string;

interface FormOptions<T> {
  initial: T;
  /** One draft per form: «clients.new». */
  draftKey?: string;
  /** All problems of the values, in words. */
  check: (values: T) => Errors<T>;
  /** Formats checked on leaving a non-empty field; the rest waits for submit. */
  checkOnLeave?: (keyof T & string)[];
  /** Rejects with fields (422) to show them; anything else is the caller's to word. */
  submit: (values: T) => Promise<void>;
  fieldsOf?: (cause: unknown) => Errors<T> | null;
}

export function useFormState<T extends object>(options: FormOptions<T>) {
  const { initial, draftKey, check, checkOnLeave = [], submit, fieldsOf } = options;
  const draft = useDraft<T>(draftKey);
  const [values, setValues] = useState<T>(() => ({ ...initial, ...draft.restored?.values }));
  const [errors, setErrors] = useState<Errors<T>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  function set<K extends keyof T & string>(key: K, value: T[K]) {
    put({ [key]: value } as unknown as Partial<T>);
  }

  /** Several fields by one act of the person. */
  function put(part: Partial<T>) {
    const next = { ...values, ...part };
    setValues(next);
    draft.keep(next);
    // An error disappears as soon as it is fixed.
    const touched = Object.keys(part).flatMap((key) =>
      (Object.keys(errors) as Path<T>[]).filter((path) => path === key || path.startsWith(`${key}.`)),
    );
    if (touched.length === 0) return;
    const wrong = check(next);
    const fixed = touched.filter((path) => !wrong[path]);
    if (fixed.length > 0)
      setErrors(
        (was) =>
          Object.fromEntries(
            Object.entries(was).filter(([path]) => !fixed.includes(path as Path<T>)),
          ) as Errors<T>,
      );
  }

  function leave(key: keyof T & string) {
    const filled = values[key] !== '' && values[key] !== null && values[key] !== undefined;
    if (filled && checkOnLeave.includes(key)) leaveAt(key);
  }

  /** The same for a place inside a field: the second phone, a contact's address. */
  function leaveAt(path: Path<T>) {
    const wrong = check(values)[path];
    if (wrong) setErrors((was) => ({ ...was, [path]: wrong }));
  }

  async function send() {
    const wrong = check(values);
    setErrors(wrong);
    setFailure(null);
    setAttempt((n) => n + 1);
    if (busy || Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await submit(values);
      draft.forget();
    } catch (cause) {
      const fields = fieldsOf?.(cause) ?? null;
      if (fields) setErrors(fields);
      else setFailure(cause);
    } finally {
      setBusy(false);
    }
  }

  function dropDraft() {
    draft.forget();
    setValues(initial);
    setErrors({});
  }

  /** Value, handlers and error of a text field: `<TextInput {...form.text('name')} />`. */
  function text(key: keyof T & string) {
    return {
      id: fieldId(key),
      value: (values[key] as string | null) ?? '',
      error: errors[key],
      onChange: (event: { currentTarget: { value: string } }) =>
        set(key, event.currentTarget.value as T[typeof key]),
      onBlur: () => leave(key),
    };
  }

  return {
    values,
    set,
    put,
    leave,
    leaveAt,
    text,
    errors,
    failure,
    busy,
    attempt,
    send,
    draft: draft.restored,
    dropDraft,
  };
}

/** The id a field must have for the error summary to lead to it. */
export function fieldId(key: string): string {
  return `field-${key}`;
}
