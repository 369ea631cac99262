import type { Notification } from './notifications.queries.ts';

/** A record that is out of sight is named, not linked. */
const viewOf: Record<string, string> = {
  absenceRequested: '?view=decide',
  absenceApproved: '?view=mine',
  absenceDeclined: '?view=mine',
};

export function hrefOf({ kind, subject }: Notification): string | null {
  if (subject.id === null || subject.type === 'none') return null;
  if (subject.type === 'employee') return `/people/${subject.id}#certificates`;
  if (subject.type === 'news') return `/news/${subject.id}`;
  // a request has no page of its own: what was asked of one to decide, what came of one’s own, and who is away
  if (subject.type === 'absence') return `/absences${viewOf[kind] ?? ''}`;
  return `/${subject.type}s/${subject.id}`;
}
