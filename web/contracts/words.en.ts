import type { Mirror } from '#web/i18n/mirror.ts';
import type { contracts as ru } from './words.ru.ts';

export const contracts: Mirror<typeof ru> = {
  title: 'Contracts',
};
