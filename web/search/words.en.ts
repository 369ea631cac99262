import type { Mirror } from '#web/i18n/mirror.ts';
import type { search as ru } from './words.ru.ts';

export const search: Mirror<typeof ru> = {
  title: 'Search',
};
