import type { Notification } from './notifications.queries.ts';

/** A record that is out of sight is named, not linked. */
export function hrefOf({ subject }: Notification): string | null {
  if (subject.id === null || subject.type === 'none') return null;
  if (subject.type === 'employee') return `/people/${subject.id}#certificates`;
  if (subject.type === 'news') return `/news/${subject.id}`;
  return `/${subject.type}s/${subject.id}`;
}
