import type { Mirror } from '#web/i18n/mirror.ts';
import type { me as ru } from './words.ru.ts';

export const me: Mirror<typeof ru> = {
  title: 'My page',
};
