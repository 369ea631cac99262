import type { Mirror } from '#web/i18n/mirror.ts';
import type { notifications as ru } from './words.ru.ts';

export const notifications: Mirror<typeof ru> = {
  title: 'Notifications',
};
