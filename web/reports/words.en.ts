import type { Mirror } from '#web/i18n/mirror.ts';
import type { reports as ru } from './words.ru.ts';

export const reports: Mirror<typeof ru> = {
  title: 'Reports',
};
