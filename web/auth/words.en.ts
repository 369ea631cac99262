import type { Mirror } from '#web/i18n/mirror.ts';
import type { auth as ru } from './words.ru.ts';

export const auth: Mirror<typeof ru> = {
  title: 'Sign in',
  lead: 'Internal portal and client base',
  language: 'Language',
  email: 'E-mail',
  password: 'Password',
  showPassword: 'Show the password',
  submit: 'Sign in',
  forgot: 'Forgot the password? The administrator gives a new link.',
  ended: 'The session has ended. Sign in again: the draft is in place',
  refused: 'The e-mail or the password did not match. Check the layout and Caps Lock',
  tooMany_one: 'Too many attempts in a row. Try again in {{count}} minute',
  tooMany_other: 'Too many attempts in a row. Try again in {{count}} minutes',
  offline: 'No connection to the server. Check the network and try again',
  needEmail: 'Enter the e-mail',
  needPassword: 'Enter the password',
  passwordRules_one:
    'At least {{count}} character. A phrase of several words will do; digits and signs are not asked for.',
  passwordRules_other:
    'At least {{count}} characters. A phrase of several words will do; digits and signs are not asked for.',
  passwordLeft_one: '{{count}} more character.',
  passwordLeft_other: '{{count}} more characters.',
  passwordLong_one: 'Long enough: {{count}} character.',
  passwordLong_other: 'Long enough: {{count}} characters.',
  passwordShort_one: 'The password is shorter than {{count}} character',
  passwordShort_other: 'The password is shorter than {{count}} characters',
  invitation: {
    title: 'Invitation',
    welcome: 'Welcome, {{name}}',
    lead: '{{company}} invites you to Vizir. Choose a password and you are in.',
    password: 'Password to sign in with',
    emailHint: 'You will sign in with this e-mail',
    submit: 'Save the password and sign in',
    deadTitle: 'The link does not work',
    deadWhy: 'It has been used, has expired, or was not copied whole',
    deadNext: 'If you have a password, sign in with it. Otherwise ask the administrator for a new link.',
    toSignIn: 'To the sign-in',
  },
};
