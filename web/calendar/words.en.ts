import type { Mirror } from '#web/i18n/mirror.ts';
import type { calendar as ru } from './words.ru.ts';

export const calendar: Mirror<typeof ru> = {
  title: 'Calendar',
};
