import type { Mirror } from '#web/i18n/mirror.ts';
import type { portal as ru } from './words.ru.ts';

export const portal: Mirror<typeof ru> = {
  title: 'Portal',
};
