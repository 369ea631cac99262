import { useEffect, useRef, useState } from 'react';

interface Picked {
  /** Of which list: in another one nothing is selected. */
  of: string;
  keys: ReadonlySet<string>;
  /** All that the list shows, the rows not loaded yet included. */
  all: boolean;
}

const none = { keys: new Set<string>(), all: false };
/** Whoever looks at a record and comes back finds the selection as it was. */
let left: Picked | null = null;

/** What is selected in the list that is shown now; another filter begins anew. `order` are the keys as the eye sees them. */
export function useSelection(list: string, order: readonly string[]) {
  const [picked, setPicked] = useState<Picked>(() => (left?.of === list ? left : { of: list, ...none }));
  const mine = picked.of === list ? picked : { of: list, ...none };
  const shift = useShift();
  /** The row taken last: from it a row taken with Shift reaches. */
  const anchor = useRef<string | null>(null);

  function keep(next: Picked) {
    left = next;
    setPicked(next);
  }

  function select(keys: ReadonlySet<string>) {
    const [taken, ...more] = [...keys].filter((key) => !mine.keys.has(key));
    const one = more.length === 0 ? taken : undefined;
    const range = one !== undefined && shift.current ? between(order, anchor.current, one) : [];
    if (one !== undefined) anchor.current = one;
    keep({ of: list, keys: new Set([...keys, ...range]), all: false });
  }

  return {
    selected: mine.keys,
    all: mine.all,
    select,
    selectAll: () => keep({ ...mine, all: true }),
    clear: () => keep({ of: list, ...none }),
  };
}

function between(order: readonly string[], from: string | null, to: string): readonly string[] {
  const ends = [from === null ? -1 : order.indexOf(from), order.indexOf(to)];
  const [first = -1, last = -1] = ends.sort((a, b) => a - b);
  return first < 0 ? [] : order.slice(first, last + 1);
}

/** Is Shift down? A checkbox does not say so when it changes. */
function useShift() {
  const down = useRef(false);
  useEffect(() => {
    const see = (event: KeyboardEvent | MouseEvent) => {
      down.current = event.shiftKey;
    };
    const kinds = ['keydown', 'keyup', 'pointerdown', 'click'] as const;
    for (const kind of kinds) document.addEventListener(kind, see, true);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, see, true);
    };
  }, []);
  return down;
}
