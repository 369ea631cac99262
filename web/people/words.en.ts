import type { Mirror } from '#web/i18n/mirror.ts';
import type { people as ru } from './words.ru.ts';

export const people: Mirror<typeof ru> = {
  title: 'People',
};
