import { useSyncExternalStore } from 'react';

/** What a new task is about; of a comment its id alone goes to the server. */
export interface About {
  orderId?: number;
  clientId?: number;
  newsId?: number;
  commentId?: number;
  /** Whose comment it is, to say so in the form. */
  commentBy?: string;
  /** What the title begins with, of what its author sees. */
  title?: string;
}

let giving: About | null = null;
const listeners = new Set<() => void>();

/** Opens the form of a new task over the page; null closes it. */
export function giveTask(about: About | null): void {
  giving = about;
  for (const listen of listeners) listen();
}

export const useGiving = (): About | null => useSyncExternalStore(subscribe, () => giving);

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => void listeners.delete(listen);
}

/** A link to the form opens it over the page; followed into a new tab it is a page of its own. */
export function giveTaskAt(href: string): boolean {
  const { pathname, searchParams } = new URL(href, window.location.origin);
  if (pathname !== '/tasks/new') return false;
  const id = (name: string) => Number(searchParams.get(name)) || undefined;
  giveTask({ orderId: id('orderId'), clientId: id('clientId'), newsId: id('newsId') });
  return true;
}
