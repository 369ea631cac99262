import { useState } from 'react';

interface Picked {
  /** Of which list: in another one nothing is selected. */
  of: string;
  keys: ReadonlySet<string>;
  /** All that the list shows, the rows not loaded yet included. */
  all: boolean;
}

const none = { keys: new Set<string>(), all: false };

/** What is selected in the list that is shown now; another filter begins anew. */
export function useSelection(list: string) {
  const [picked, setPicked] = useState<Picked>({ of: list, ...none });
  const mine = picked.of === list ? picked : { of: list, ...none };
  return {
    selected: mine.keys,
    all: mine.all,
    select: (keys: ReadonlySet<string>) => setPicked({ of: list, keys, all: false }),
    selectAll: () => setPicked({ ...mine, all: true }),
    clear: () => setPicked({ of: list, ...none }),
  };
}
