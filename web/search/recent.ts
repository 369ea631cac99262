import { useEffect, useSyncExternalStore } from 'react';
import { useMe } from '#web/session/public.ts';

export type RecordType = 'client' | 'contract' | 'order' | 'employee' | 'task' | 'news';

export interface RecentRecord {
  type: RecordType;
  id: number;
  title: string;
  subtitle: string | null;
}

const KEPT = 8;
const listeners = new Set<() => void>();
const none: RecentRecord[] = [];
const read = new Map<string, { text: string | null; records: RecentRecord[] }>();

/** Records this person opened last in this browser: the palette offers them before a letter is typed. */
export function useRecent() {
  const key = keyOf(useMe().employee.id);
  const records = useSyncExternalStore(subscribe, () => recall(key));
  return {
    records,
    add: (record: RecentRecord) => add(key, record),
    forget: () => keep(key, []),
  };
}

/** A card calls it with what it shows; undefined while it is on its way. */
export function useRememberRecord(record: RecentRecord | undefined): void {
  const key = keyOf(useMe().employee.id);
  const { type, id, title, subtitle } = record ?? {};
  useEffect(() => {
    if (!type || !id || !title) return;
    add(key, { type, id, title, subtitle: subtitle ?? null });
  }, [key, type, id, title, subtitle]);
}

/** It is gone, or closed for the person now: nothing of it stays here. */
export function useForgetRecord(type: RecordType, id: number, gone: boolean): void {
  const key = keyOf(useMe().employee.id);
  useEffect(() => {
    if (!gone) return;
    keep(
      key,
      recall(key).filter((it) => it.type !== type || it.id !== id),
    );
  }, [key, type, id, gone]);
}

/** Each person has their own: two people may share a browser. */
const keyOf = (employeeId: number) => `vizir.recent.${employeeId}`;

function add(key: string, record: RecentRecord): void {
  const others = recall(key).filter((it) => it.type !== record.type || it.id !== record.id);
  keep(key, [record, ...others].slice(0, KEPT));
}

function recall(key: string): RecentRecord[] {
  const text = stored(key);
  const known = read.get(key);
  if (known && known.text === text) return known.records;
  const records = parsed(text);
  read.set(key, { text, records });
  return records;
}

function parsed(text: string | null): RecentRecord[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? (value as RecentRecord[]) : none;
  } catch {
    return none;
  }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, records: RecentRecord[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(records));
  } catch {
    // Without storage the palette simply begins empty.
  }
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
