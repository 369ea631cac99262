/** Something read once from the database and kept, that learns which of its records changed since. */
export type Kept<T> = {
  /** This record changed: it is read again before the next use. */
  touch: (id: number) => void;
  /** Changes may have been missed: all is read again before the next use. */
  forget: () => void;
  /** As of now: everything touched before this call is in it. */
  fresh: () => Promise<T>;
};

type Source<T> = {
  load: () => Promise<T>;
  /** Reads these records again into what is kept. */
  reread: (into: T, ids: readonly number[]) => Promise<void>;
  /** Kept long enough: it is loaded anew beside its use. */
  isWornOut: (kept: T) => boolean;
};

/** `touched` is filled from before the loading starts, so that a change meanwhile is not lost between the two. */
type Copy<T> = { loaded: Promise<T>; touched: Set<number>; rereading: Promise<void> };

export function keepFresh<T>({ load, reread, isWornOut }: Source<T>): Kept<T> {
  let current: Copy<T> | null = null;
  let coming: Copy<T> | null = null;
  const copy = (): Copy<T> => ({ touched: new Set(), loaded: load(), rereading: Promise.resolve() });

  const catchUp = async (one: Copy<T>, kept: T): Promise<void> => {
    if (one.touched.size > 0) {
      const before = one.rereading.catch(() => {});
      one.rereading = before.then(async () => {
        const ids = [...one.touched];
        one.touched.clear();
        try {
          if (ids.length > 0) await reread(kept, ids);
        } catch (error) {
          for (const id of ids) one.touched.add(id);
          throw error;
        }
      });
    }
    await one.rereading;
  };

  /** The old copy serves until the new one is there. */
  const renew = () => {
    const next = copy();
    coming = next;
    next.loaded.then(
      () => {
        if (coming === next) [current, coming] = [next, null];
      },
      () => {
        if (coming === next) coming = null;
      },
    );
  };

  return {
    touch(id) {
      current?.touched.add(id);
      coming?.touched.add(id);
    },
    forget() {
      current = null;
      coming = null;
    },
    async fresh() {
      current ??= copy();
      const mine = current;
      const kept = await mine.loaded.catch((error) => {
        if (current === mine) current = null;
        throw error;
      });
      await catchUp(mine, kept);
      if (current === mine && coming === null && isWornOut(kept)) renew();
      return kept;
    },
  };
}
