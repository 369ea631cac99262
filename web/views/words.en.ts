import type { Mirror } from '#web/i18n/mirror.ts';
import type { views as ru } from './words.ru.ts';

export const views: Mirror<typeof ru> = {
  save: 'view',
  saveTitle: 'Save the view',
  saveWhat: 'Filters, order and columns of the list, under a name of your own. Only you see it.',
  name: 'Name of the view',
  submit: 'Save',
  saved: 'View saved: {{name}}',
  actions: 'View “{{name}}”: actions',
  rename: 'Rename…',
  renameTitle: 'Rename the view',
  remove: 'Remove the view',
  removed: 'View removed: {{name}}',
  nameEmpty: 'Give the view a name',
};
