import type { useTranslation } from 'react-i18next';
import type { TaskLine } from './tasks.queries.ts';

type Subject = NonNullable<TaskLine['subject']>;
type Words = ReturnType<typeof useTranslation<'tasks'>>['t'];

/** «Заказ З-2026-0147», «Комментарий к договору 12/26». */
export function aboutWords({ type, title, place }: Subject, t: Words): string {
  if (type === 'order') return t('about.order', { title });
  if (type === 'news') return t('about.news', { title });
  if (type === 'comment') return t(`about.comment.${place?.type ?? 'client'}`, { title });
  return title;
}

/** null: there is nothing to open, or the reader does not see it. */
export function hrefOfSubject(subject: TaskLine['subject']): string | null {
  if (!subject || subject.type === 'hidden') return null;
  const { type, id, place } = subject;
  if (type === 'comment') return place && `/${place.type}s/${place.id}#comment-${id}`;
  return type === 'news' ? `/news/${id}` : `/${type}s/${id}`;
}
