import type { Mirror } from '#web/i18n/mirror.ts';
import type { setup as ru } from './words.ru.ts';

export const setup: Mirror<typeof ru> = {
  title: 'First start',
  lead: 'Name the company and its first administrator. The rest is set up inside.',
  company: 'Company name',
  admin: 'Administrator',
  lastName: 'Last name',
  firstName: 'First name',
  middleName: 'Patronymic',
  email: 'E-mail',
  password: 'Password',
  passwordHint: 'At least 12 characters; a phrase of several words will do',
  timeZone: 'Time zone of the company',
  submit: 'Start',
};
