import type { Mirror } from '#web/i18n/mirror.ts';
import type { home as ru } from './words.ru.ts';

export const home: Mirror<typeof ru> = {
  title: 'Home',
  all_one: 'All {{count}} →',
  all_other: 'All {{count}} →',
  allMore: 'Show all →',
  greeting: {
    night: 'Good night, {{name}}',
    morning: 'Good morning, {{name}}',
    day: 'Good afternoon, {{name}}',
    evening: 'Good evening, {{name}}',
  },
  summary: {
    today: 'Today: {{parts}}',
    resolutions_one: '{{count}} resolution',
    resolutions_other: '{{count}} resolutions',
    resolutionsMore: 'more than {{count}} resolutions',
    returned_one: '{{count}} return',
    returned_other: '{{count}} returns',
    returnedMore: 'more than {{count}} returns',
    overdue_one: '{{count}} overdue',
    overdue_other: '{{count}} overdue',
    overdueMore: 'more than {{count}} overdue',
  },
  block: {
    resolutions: {
      title: 'Waiting for my resolution',
      nothing: 'all approved. We will say when one is requested',
    },
    returned: { title: 'Returned to me', nothing: 'nothing was returned' },
    toFill: { title: 'Waiting for me', nothing: 'all filled. We will say when an order reaches you' },
    sent: { title: 'Sent, waiting for a resolution', nothing: 'nothing waits' },
    overdue: { title: 'Overdue', nothing: 'nothing is overdue' },
    stalled: { title: 'Not moved for more than 5 working days', nothing: 'everything moves' },
    expiring: { title: 'Validity runs out', nothing: 'nothing in the next 60 days' },
  },
  row: {
    step: 'Step {{number}}. {{step}}',
    for: 'for {{name}}',
    waits: 'waits for {{who}}',
    today: 'today',
    validUntil: 'until {{date}}',
  },
  birthdays: { title: 'Birthdays', today: 'today', tomorrow: 'tomorrow' },
  away: {
    title: 'Away today',
    nobody: 'Everybody is in',
    vacation: 'vacation',
    illness: 'illness',
    trip: 'business trip',
    other: 'away',
    until: 'until {{date}}',
    untilFor: 'until {{date}}, stood in for by {{name}}',
  },
};
