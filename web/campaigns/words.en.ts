import type { Mirror } from '#web/i18n/mirror.ts';
import type { campaigns as ru } from './words.ru.ts';

export const campaigns: Mirror<typeof ru> = {
  title: 'Campaigns',
};
