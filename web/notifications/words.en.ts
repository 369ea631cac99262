import type { Mirror } from '#web/i18n/mirror.ts';
import type { notifications as ru } from './words.ru.ts';

export const notifications: Mirror<typeof ru> = {
  title: 'Notifications',
  unread: 'unread',
  read: 'Mark as read',
  readOne: 'Mark as read: {{what}}',
  readAll: 'Mark all as read',
  times: '×{{count}}',
  bell: {
    unseen_one: 'Notifications: {{count}} new',
    unseen_other: 'Notifications: {{count}} new',
    all: 'All notifications',
  },
  show: {
    label: 'Which to show',
    unread: 'Unread',
    all: 'All',
  },
  empty: {
    all: 'No notifications yet',
    unread: 'All read',
    unreadWhy: 'We will say when something needs you',
  },
  kind: {
    other: { bare: 'A change' },
    paymentEntered: { bare: 'Payment entered' },
    paymentReversed: { bare: 'Payment reversed' },
    markSet: { bare: 'Mark set', label: '{{label}}: set' },
    markCleared: { bare: 'Mark cleared', label: '{{label}}: cleared' },
    expertAssigned: { bare: 'An examination is assigned to you' },
    expertReplaced: { bare: 'You are no longer the expert of this order' },
    resolutionRequested: { bare: 'Resolution requested', step: 'Resolution requested: {{step}}' },
    resolutionGiven: { bare: 'Resolution given', step: 'Resolution given: {{step}}' },
    resolutionWithdrawn: { bare: 'Resolution withdrawn', step: 'Resolution withdrawn: {{step}}' },
    orderReturned: { bare: 'Returned for rework', step: 'Returned for rework: {{step}}' },
    orderRefused: { bare: 'Order refused' },
    orderTakenUp: { bare: 'Order taken up again' },
    commentWritten: { bare: 'New comment' },
    managerAssigned: { bare: 'An order is given to you' },
    callComes: { bare: 'A call to a client tomorrow', label: 'A call to a client tomorrow: {{label}}' },
    callSoon: { bare: 'A call to a client soon', label: 'A call to a client soon: {{label}}' },
    callOverdue: { bare: 'A call to a client is overdue', label: 'A call to a client is overdue: {{label}}' },
    callNeglected: {
      bare: 'A client was not called in time',
      label: 'A client was not called in time: {{label}}',
    },
    importFinished: { bare: 'The import has ended' },
    importStopped: { bare: 'The import has stopped' },
    importUndone: { bare: 'The import is undone' },
    validUntilComes: { bare: 'Validity is running out' },
  },
};
