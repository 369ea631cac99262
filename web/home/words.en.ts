import type { Mirror } from '#web/i18n/mirror.ts';
import type { home as ru } from './words.ru.ts';

export const home: Mirror<typeof ru> = {
  title: 'Home',
};
