import type { Upload } from '#web/ui/UploadList.tsx';
import type { DocumentKind } from './kinds.ts';

/** One file on its way. Without a kind it waits for the person to say what it is. */
export interface Item {
  id: string;
  file: File;
  kind: DocumentKind | null;
  state: Upload['state'];
  sent: number;
  problem?: string;
  /** A refusal that another try cannot change. */
  final?: boolean;
}

export type Change =
  | { do: 'add'; items: Item[] }
  | { do: 'set'; id: string; with: Partial<Item> }
  | { do: 'drop'; ids: string[] };

export function changed(items: Item[], change: Change): Item[] {
  if (change.do === 'add') return [...items.filter((it) => it.state !== 'done'), ...change.items];
  if (change.do === 'drop') return items.filter((it) => !change.ids.includes(it.id));
  return items.map((it) => (it.id === change.id ? { ...it, ...change.with } : it));
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

/** All of this batch as one number. */
export function totalOf(items: Item[]): { done: number; total: number; percent: number } | null {
  const batch = items.filter((it) => it.kind !== null && it.state !== 'failed');
  if (batch.length === 0) return null;
  const bytes = batch.reduce((sum, it) => sum + it.file.size, 0);
  const sent = batch.reduce((sum, it) => sum + (it.state === 'done' ? it.file.size : it.sent), 0);
  const done = batch.filter((it) => it.state === 'done').length;
  return { done, total: batch.length, percent: percentOf(sent, bytes) };
}

function percentOf(sent: number, bytes: number): number {
  return bytes === 0 ? 0 : Math.min(100, Math.floor((sent / bytes) * 100));
}
