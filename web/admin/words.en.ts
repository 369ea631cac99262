import type { Mirror } from '#web/i18n/mirror.ts';
import type { admin as ru } from './words.ru.ts';

export const admin: Mirror<typeof ru> = {
  title: 'Administration',
};
