import { useSyncExternalStore } from 'react';
import { Problem } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import type { DocumentKind } from '../kinds.ts';
import { type Item, isRunning, isUnfinished } from './items.ts';
import { makePace } from './pace.ts';
import { cardOf, isAt, type Place } from './place.ts';

/**
 * Files on their way, of this window: they go on while the person walks from page to page. A few at a time; each can be
 * paused, goes on by itself after a cut, and is taken up again on the next visit when the window was closed.
 */
const AT_ONCE = 3;

let items: readonly Item[] = [];
let shown: readonly Place[] = [];
const stops = new Map<string, AbortController>();
const listeners = new Set<() => void>();
const pace = makePace();

export const useQueue = (): readonly Item[] => useSyncExternalStore(subscribe, () => items);
export const useShownPlaces = (): readonly Place[] => useSyncExternalStore(subscribe, () => shown);
export const useUploadsUnderWay = (): boolean => useSyncExternalStore(subscribe, () => items.length > 0);
export const speed = pace.speed;

export function add(added: readonly Item[]): void {
  if (added.length === 0) return;
  // What has arrived stands in the list of its card.
  const busy = items.some(isUnfinished);
  set([...items.filter((it) => busy || it.state !== 'done'), ...added]);
}

export const choose = (id: string, kind: DocumentKind): void => change(id, { kind });

export function pause(id: string): void {
  change(id, { state: 'paused' });
  stops.get(id)?.abort();
}

/** Goes on with what is paused, and tries again what failed. */
export const resume = (id: string): void => change(id, { state: 'waiting', problem: undefined });

/** Given up: what had come of it goes too. */
export function cancel(id: string): void {
  const item = items.find((it) => it.id === id);
  set(items.filter((it) => it.id !== id));
  stops.get(id)?.abort();
  if (item?.uploadId && item.state !== 'done') void forget(item.uploadId);
}

export function pauseAll(of: readonly Item[]): void {
  for (const { id } of of.filter(isRunning)) pause(id);
}
export function resumeAll(of: readonly Item[]): void {
  for (const { id } of of.filter((it) => it.state === 'paused')) resume(id);
}
export function cancelAll(of: readonly Item[]): void {
  for (const { id } of of.filter((it) => it.state !== 'done')) cancel(id);
}

/** What came or failed was seen. */
export function dismiss(of: readonly Item[]): void {
  set(items.filter((it) => !of.some(({ id }) => id === it.id)));
}

/** The card on screen shows its files itself; answers how to say that it does no more. */
export function showing(place: Place): () => void {
  shown = [...shown, place];
  tell();
  return () => {
    shown = shown.filter((one) => one !== place);
    // What arrived was seen there.
    set(items.filter((it) => it.state !== 'done' || !isAt(it.place, place)));
  };
}

function set(next: readonly Item[]): void {
  items = next;
  tell();
  pump();
}

function change(id: string, part: Partial<Item>): void {
  set(items.map((it) => (it.id === id ? { ...it, ...part } : it)));
}

function pump(): void {
  // one after the other: beginning with one tells everybody, and may have begun with the next
  for (let next = nextToSend(); next; next = nextToSend()) void send(next, next.kind as DocumentKind);
  window.onbeforeunload = items.some(isRunning) ? (event) => event.preventDefault() : null;
}

function nextToSend(): Item | undefined {
  if (stops.size >= AT_ONCE) return undefined;
  return items.find((it) => it.state === 'waiting' && it.kind !== null && !stops.has(it.id));
}

async function send({ id, file, place, uploadId, sent }: Item, kind: DocumentKind): Promise<void> {
  const stop = new AbortController();
  stops.set(id, stop);
  let gone = sent;
  const mine = (part: Partial<Item>) => {
    if (!stop.signal.aborted) change(id, part);
  };
  mine({ state: 'uploading', problem: undefined });
  try {
    const { sendInPieces } = await import('./sendInPieces.ts');
    await sendInPieces({
      file,
      place,
      kind,
      uploadId,
      signal: stop.signal,
      onBegun(begun) {
        if (items.some((it) => it.id === id)) change(id, { uploadId: begun });
        else void forget(begun); // given up while it began
      },
      onSent(bytes) {
        pace.gone(bytes - gone);
        gone = bytes;
        mine({ state: 'uploading', sent: bytes });
      },
      onCut: () => mine({ state: 'cut' }),
    });
    mine({ state: 'done', sent: file.size });
    const { room, id: card } = cardOf(place);
    void queryClient.invalidateQueries({ queryKey: [room, card] });
  } catch (cause) {
    if (stop.signal.aborted) void correct(id);
    else mine(failed(cause));
  } finally {
    stops.delete(id);
    pump();
  }
}

function failed(cause: unknown): Partial<Item> {
  const final = cause instanceof Problem && [403, 404, 413].includes(cause.status);
  return { state: 'failed', problem: (cause as Error).message, final };
}

/** What is paused shows what has really come. */
async function correct(id: string): Promise<void> {
  const { received } = await import('./sendInPieces.ts');
  const paused = () => items.find((it) => it.id === id && it.state === 'paused');
  const uploadId = paused()?.uploadId;
  if (uploadId === undefined) return;
  const sent = await received(uploadId).catch(() => null);
  if (sent !== null && paused()) change(id, { sent });
}

async function forget(uploadId: string): Promise<void> {
  const { dropUpload } = await import('../documents.queries.ts');
  // gone already, or goes by itself within days
  await dropUpload(uploadId).catch(() => {});
}

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
