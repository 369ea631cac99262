import type { Upload } from '#web/ui/UploadList.tsx';
import type { DocumentKind } from '../kinds.ts';
import type { Place } from './place.ts';

/** One file on its way. Without a kind it waits for the person to say what it is. */
export interface Item {
  id: string;
  file: File;
  place: Place;
  kind: DocumentKind | null;
  state: Upload['state'];
  sent: number;
  /** Of an upload that has begun, here or before the page was closed. */
  uploadId?: string;
  problem?: string;
  /** A refusal that another try cannot change. */
  final?: boolean;
  /** The place on the card that asked for it and shows it itself. */
  from?: string;
}

export function newItem(file: File, place: Place, kind: DocumentKind | null, more: Partial<Item> = {}): Item {
  return { id: crypto.randomUUID(), file, place, kind, state: 'waiting', sent: 0, ...more };
}

export function asUpload({ id, file, state, sent, problem, final }: Item): Upload {
  return {
    id,
    name: file.name,
    bytes: file.size,
    state,
    percent: percentOf(sent, file.size),
    problem,
    final,
  };
}

const isOnWay = ({ kind, state }: Item): boolean => kind !== null && state !== 'failed' && state !== 'done';
/** Would be lost, or at least stop, with the page. */
export const isRunning = (item: Item): boolean => isOnWay(item) && item.state !== 'paused';
export const isUnfinished = isOnWay;

export interface Total {
  done: number;
  total: number;
  percent: number;
  /** Bytes still to go. */
  left: number;
}

/** All of them as one number. */
export function totalOf(items: readonly Item[]): Total | null {
  const batch = items.filter((it) => it.state === 'done' || isOnWay(it));
  if (batch.length === 0) return null;
  const bytes = batch.reduce((sum, it) => sum + it.file.size, 0);
  const sent = batch.reduce((sum, it) => sum + (it.state === 'done' ? it.file.size : it.sent), 0);
  const done = batch.filter((it) => it.state === 'done').length;
  return { done, total: batch.length, percent: percentOf(sent, bytes), left: bytes - sent };
}

function percentOf(sent: number, bytes: number): number {
  return bytes === 0 ? 0 : Math.min(100, Math.floor((sent / bytes) * 100));
}
