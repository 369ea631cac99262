import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Item } from './calendar.queries.ts';

/** «☎» before a call, «⚑» before a term: shape beside colour. */
export const SIGNS: Record<Item['kind'], string> = {
  calls: '☎',
  tasks: '☑',
  deadlines: '⚑',
  terms: '⌛',
  absences: '⌂',
  events: '★',
};

/** What is said of an item: its first line and the second. */
export function useItemWords() {
  const { t } = useTranslation('calendar');
  const format = useFormat();
  return (item: Item): { title: string; more: string | null } => {
    switch (item.kind) {
      case 'calls':
        return { title: t('item.call'), more: [item.title, item.subtitle].filter(Boolean).join(' · ') };
      case 'tasks':
        return { title: item.title, more: null };
      case 'deadlines': {
        const step = format.number(item.step?.number ?? 0);
        return { title: t('item.deadline', { step, number: item.title }), more: item.subtitle };
      }
      case 'terms':
        return { title: t('item.term', { number: item.title }), more: item.subtitle };
      case 'absences':
        return {
          title: t('item.absence', { name: item.title, kind: t(`absence.${item.absence ?? 'away'}`) }),
          more: null,
        };
      case 'events':
        return { title: item.title, more: item.subtitle };
    }
  };
}
