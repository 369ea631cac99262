import type { Reader } from '#server/visibility/reader.ts';
import type { PreviewRow } from './previews.queries.ts';

/** Documents of one sort: how one is found by who may see it, and where the bytes for showing it are. */
export type Shelf = {
  find: (reader: Reader, id: number) => Promise<PreviewRow>;
  urlOf: (id: number) => string;
};
