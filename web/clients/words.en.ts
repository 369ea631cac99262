import type { Mirror } from '#web/i18n/mirror.ts';
import type { clients as ru } from './words.ru.ts';

export const clients: Mirror<typeof ru> = {
  title: 'Clients',
};
