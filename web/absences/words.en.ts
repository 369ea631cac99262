import type { Mirror } from '#web/i18n/mirror.ts';
import type { absences as ru } from './words.ru.ts';

export const absences: Mirror<typeof ru> = {
  title: 'Absences',
};
