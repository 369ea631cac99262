import type { Mirror } from '#web/i18n/mirror.ts';
import { standing } from './standing/words.en.ts';
import { terms } from './terms/words.en.ts';
import type { reports as ru } from './words.ru.ts';

export const reports: Mirror<typeof ru> = {
  title: 'Reports',
  export: { button: 'Excel', label: 'Export to Excel' },
  period: { label: 'Period', own: 'own period', from: 'From', to: 'To' },
  nobody: 'Nobody is named',
  noDepartment: 'No department',
  standing,
  terms,
};
