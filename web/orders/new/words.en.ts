import type { Mirror } from '#web/i18n/mirror.ts';
import type { newOrder as ru } from './words.ru.ts';

export const newOrder: Mirror<typeof ru> = {
  page: 'New order',
  title: 'What has to be done',
  titleHint: 'For example: examination of two RVS-2000 tanks',
  client: 'Client',
  clientHint: 'Name, INN or contract number',
  newClient: 'Add a new client first: “Create → Client”',
  contract: 'Contract',
  contractNone: 'no contract yet',
  contractHint: 'A contract is needed when the client confirms the order',
  contractOf: 'No. {{number}} of {{date}}',
  contractNumber: 'No. {{number}}',
  contractFirstClient: 'Choose the client first',
  manager: 'Manager',
  managerHint: 'Who leads the order',
  submit: 'Create the order',
  ask: {
    title: 'Say what has to be done',
    client: 'Choose the client',
    manager: 'Choose the manager',
  },
  notAllowed: 'New orders are made by managers',
  notAllowedWhy: 'Any manager or the head of sales can do it',
  made: 'Order {{number}} is made',
};
