import type { Mirror } from '#web/i18n/mirror.ts';
import type { orders as ru } from './words.ru.ts';

export const orders: Mirror<typeof ru> = {
  title: 'Orders',
};
