import type { Mirror } from '#web/i18n/mirror.ts';
import type { files as ru } from './words.ru.ts';

export const files: Mirror<typeof ru> = {
  title: 'Documents',
};
