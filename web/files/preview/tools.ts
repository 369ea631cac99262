import { type RefObject, useEffect } from 'react';
import type { DocumentShown } from '../documents.queries.ts';

/** What the bar above offers for what is drawn; each kind of view says what it can. */
export interface Tools {
  zoom?: {
    percent: number;
    isFit: boolean;
    set: (zoom: number | null) => void;
  };
  page?: { at: number; total: number };
  print?: () => Promise<void>;
}

/** What is told of a document over what is shown of it; those of the company have no kind and no signature. */
export type Previewed = Pick<
  DocumentShown,
  'id' | 'versionNo' | 'name' | 'url' | 'size' | 'addedBy' | 'addedAt'
> &
  Partial<Pick<DocumentShown, 'kind' | 'covered'>>;

export interface ViewProps {
  id: number;
  versionNo: number;
  name: string;
  /** What scrolls. */
  stage: RefObject<HTMLElement | null>;
  onTools: (tools: Tools) => void;
}

const STEP = 1.25;
const [LEAST, MOST] = [0.25, 4];

export const zoomed = (zoom: number, direction: 1 | -1): number =>
  Math.min(MOST, Math.max(LEAST, zoom * STEP ** direction));
export const canZoom = (zoom: number, direction: 1 | -1): boolean =>
  direction > 0 ? zoom < MOST - 0.01 : zoom > LEAST + 0.01;

/** The bar follows the view and is empty again without one. */
export function useTools(onTools: (tools: Tools) => void, tools: Tools, deps: readonly unknown[]): void {
  useEffect(() => onTools(tools), deps);
  useEffect(() => () => onTools({}), [onTools]);
}
