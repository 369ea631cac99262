import type { Mirror } from '#web/i18n/mirror.ts';
import type { standing as ru } from './words.ru.ts';

export const standing: Mirror<typeof ru> = {
  title: 'Where orders stand',
  about: 'How many orders are at each step, whom they wait for and how many working days steps take',
  by: { label: 'Show', step: 'By step', department: 'By department', person: 'By person' },
  usual: '90 days',
  ready: { d30: '30 days', d365: 'a year' },
  total_one: '{{count}} order stands',
  total_other: '{{count}} orders stand',
  overdueTotal: '{{count}} overdue',
  none: 'No order stands',
  unknownYears:
    'No production calendar for {{years}}: Saturdays, Sundays and public holidays count as days off',
  column: {
    step: 'Step',
    department: 'Department',
    person: 'Waits for',
    stands: 'Stand',
    overdue: 'Overdue',
    median: 'Median, days',
    worst: 'Longest',
    waits: 'Waits for',
    waitsPerson: 'At steps',
    done: 'Orders',
    doneMedian: 'Median, days',
    doneWorst: 'Longest taken',
  },
  now: 'Now',
  inPeriod: 'Passed {{from}}–{{to}}',
  daysNote:
    'Working days, by the production calendar. The median is the middle: half of the orders took less, half more.',
  more: '{{count}} more',
  listOf: '{{name}}: show the orders, {{count}}',
  lateOf: '{{name}}: show the overdue, {{count}}',
  days: '{{days}} d',
  anyone: 'anyone',
  emptyWhy: 'Once there are orders, whom they wait for is shown here',
};
