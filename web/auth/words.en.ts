import type { Mirror } from '#web/i18n/mirror.ts';
import type { auth as ru } from './words.ru.ts';

export const auth: Mirror<typeof ru> = {
  title: 'Sign in',
  lead: 'Internal portal and client base',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show the password',
  submit: 'Sign in',
  forgot: 'Forgot the password? The administrator gives a new link.',
  ended: 'The session has ended. Sign in again: the draft is in place',
  refused: 'The e-mail or the password did not match',
  offline: 'No connection to the server. Check the network and try again',
  needEmail: 'Enter the e-mail',
  needPassword: 'Enter the password',
};
