import type { Mirror } from '#web/i18n/mirror.ts';
import type { feed as ru } from './words.ru.ts';

export const feed: Mirror<typeof ru> = {
  title: 'Feed',
};
