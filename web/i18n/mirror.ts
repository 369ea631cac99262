/**
 * The English words of a room, checked against the Russian ones: same keys, but English has no `_few` and
 * no `_many`. A key missing in either language does not compile.
 */
export type Mirror<T> = {
  [K in keyof T as K extends `${string}_few` | `${string}_many` ? never : K]: T[K] extends string
    ? string
    : Mirror<T[K]>;
};
