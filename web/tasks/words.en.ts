import type { Mirror } from '#web/i18n/mirror.ts';
import type { tasks as ru } from './words.ru.ts';

export const tasks: Mirror<typeof ru> = {
  title: 'Tasks',
};
