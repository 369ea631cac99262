import type { Mirror } from '#web/i18n/mirror.ts';
import type { absences as ru } from './words.ru.ts';

export const absences: Mirror<typeof ru> = {
  title: 'Absences',
  now: 'Away now',
  nowEmpty: 'Everyone is at work today',
  later: 'Later',
  laterEmpty: 'No absences ahead',
  enter: 'Enter an absence',
  enterTitle: 'Absence of an employee',
  cancel: 'Cancel',
  cancelOne: 'Cancel the absence: {{name}}, {{dates}}',
  cancelTitle: 'Cancel the absence: {{name}}',
  cancelConfirm: 'Cancel the absence',
  cancelWhy: 'The substitution ends at once: {{substitute}} no longer acts for the absent person.',
  cancelWhyAlone: 'The row leaves the list and stays in the journal.',
  noSubstitute: 'nobody stands in',
  from: 'First day',
  to: 'Last day',
  substituteHint:
    'From the first day to the last sees and does what the absent person does. Required for a head of department.',
  column: { employee: 'Employee', kind: 'Kind', dates: 'Days', substitute: 'Substitute' },
  kind: { vacation: 'Vacation', illness: 'Illness', trip: 'Business trip', other: 'Other' },
  need: {
    employee: 'Choose the employee',
    fromOn: 'Enter the first day',
    toOn: 'Enter the last day',
    order: 'The last day is before the first',
    other: 'Nobody stands in for themselves',
  },
};
