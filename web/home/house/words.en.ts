import type { Mirror } from '#web/i18n/mirror.ts';
import type { house as ru } from './words.ru.ts';

export const house: Mirror<typeof ru> = {
  standing: {
    title: 'Where orders stand',
    all: 'Report →',
    step: 'Step',
    count: 'Stand',
    overdue: 'Overdue',
    nothing: 'no orders at work',
    stepName: '{{number}}. {{title}}',
    stepOf: '{{process}}, {{number}}. {{title}}',
    show: '{{name}}: {{count}}',
    late: '{{name}}, overdue: {{count}}',
  },
  departments: {
    title: 'Overdue by department',
    nothing: 'nothing is late',
    nobody: 'Nobody is named',
  },
  money: {
    title: 'Money of the month',
    since: 'since {{from}}; “was” is as many days since {{before}}',
    paid: 'Received',
    contracts: 'Contracts signed',
    payments_one: '{{count}} payment',
    payments_other: '{{count}} payments',
    contracts_one: '{{count}} contract',
    contracts_other: '{{count}} contracts',
    before: 'was {{amount}}',
  },
  system: {
    title: 'State of the system',
    fine: 'everything works',
    worker: 'Background work',
    alive: 'runs',
    silent: 'stands since {{at}}: letters, reminders and texts of files do not go on. Restart the program',
    never:
      'is not started: letters, reminders and texts of files do not go on. Start the program with a worker',
    late: 'waiting more than 5 minutes: {{count}}',
    failed: 'failed within a day: {{count}}',
    disk: 'Disk space',
    free: '{{free}} free of {{total}}',
    low: '{{free}} left of {{total}}: free some space, or files will not be kept',
    database: 'Database',
    mail: 'Mail',
    mailState: {
      off: 'off: no letters leave',
      works: 'works',
      failing: 'fails since {{at}}: letters wait',
    },
    mailWaiting: 'in the queue: {{count}}',
    settings: 'Mail settings',
  },
  letters: { title: 'Mail errors', nothing: 'all letters of the week have left', all: 'All →' },
  nowhere: {
    title: 'Employees without a department',
    nothing: 'everyone has a department',
    all: 'All employees →',
  },
};
