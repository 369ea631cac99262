import { useEffect, useRef, useState } from 'react';
import { type Difference, isProblem } from '#web/http/errors.ts';
import type { Clash } from './ConflictNotice.tsx';
import { mergeEdits, same } from './merge.ts';
import { useDraft } from './useDraft.ts';
import { type Errors, useFormState } from './useFormState.ts';

export interface Versioned<T> {
  values: T;
  version: number;
}

interface EditOptions<T> {
  start: Versioned<T>;
  draftKey: string;
  check: (values: T) => Errors<T>;
  checkOnLeave?: (keyof T & string)[];
  fieldsOf: (cause: unknown) => Errors<T> | null;
  save: (values: T, version: number) => Promise<void>;
  /** The record as it stands on the server now. */
  fresh: () => Promise<Versioned<T>>;
  /** A value in words, and the name of its field. */
  say: (key: keyof T & string, values: T) => string;
  label: (key: keyof T & string) => string;
}

/** A form over a record with versions: other people's fields come in, the same field changed by two asks which stays. */
export function useVersionedEdit<T extends object>(options: EditOptions<T>) {
  const { start, draftKey, check, checkOnLeave, fieldsOf, save, fresh, say, label } = options;
  // A draft goes on from the version it was begun at, or it would overwrite in silence what came since.
  const begun = useDraft<Versioned<T>>(`${draftKey}.base`);
  const base = useRef(start);
  const [clashes, setClashes] = useState<Clash[]>([]);
  const [again, setAgain] = useState(false);

  const form = useFormState<T>({
    initial: start.values,
    draftKey,
    check,
    checkOnLeave,
    fieldsOf,
    submit: async (values) => {
      try {
        await save(values, base.current.version);
      } catch (cause) {
        if (!isProblem(cause, 'version_conflict')) throw cause;
        const merged = await meet(values, cause.difference);
        if (merged === null) throw cause;
        await save(merged, base.current.version);
      }
      begun.forget();
    },
  });

  const restored = useRef(false);
  if (!restored.current) {
    restored.current = true;
    if (form.draft && begun.restored) base.current = begun.restored.values;
  }

  const { keep } = begun;
  const dirty = !same(form.values, base.current.values);
  useEffect(() => {
    if (dirty) keep(base.current);
  }, [dirty, keep]);

  function dropDraft() {
    base.current = start;
    begun.forget();
    setClashes([]);
    form.dropDraft();
  }

  /** The values to write when nothing clashes; otherwise null, and the person is asked. */
  async function meet(mine: T, difference: Difference[]): Promise<T | null> {
    const now = await fresh();
    const before = base.current.values;
    const { merged, clashes: keys } = mergeEdits(before, mine, now.values);
    base.current = now;
    form.put(merged);
    if (keys.length === 0) return merged;
    setClashes(
      keys.map((key) => ({
        key,
        label: label(key),
        who: difference.findLast((one) => one.key === key)?.stamp?.name ?? null,
        before: say(key, before),
        after: say(key, now.values),
        mine: say(key, mine),
      })),
    );
    return null;
  }

  function choose(key: string, whose: 'theirs' | 'mine') {
    const field = key as keyof T & string;
    if (whose === 'theirs') form.set(field, base.current.values[field]);
    const left = clashes.filter((clash) => clash.key !== key);
    setClashes(left);
    if (left.length === 0) setAgain(true);
  }

  // The last choice was the decision to write; it is sent with the values it made.
  useEffect(() => {
    if (!again) return;
    setAgain(false);
    void form.send();
  }, [again, form]);

  return { ...form, dropDraft, failure: clashes.length > 0 ? null : form.failure, clashes, choose };
}
