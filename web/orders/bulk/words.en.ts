import type { Mirror } from '#web/i18n/mirror.ts';
import type { bulk as ru } from './words.ru.ts';

export const bulk: Mirror<typeof ru> = {
  clear: 'Clear the selection',
  tooMany: 'No more than {{max}} orders can be changed at once',
  setManager: {
    button: 'Change the manager…',
    title: 'Change the manager',
    person: 'New manager',
    choose: 'Choose a manager',
    submit: 'Hand over',
    what_one: '{{count}} order will be handed over.',
    what_other: '{{count}} orders will be handed over.',
  },
  setExpert: {
    button: 'Assign an expert…',
    title: 'Assign an expert',
    person: 'Expert',
    choose: 'Choose an expert',
    submit: 'Assign and approve',
    what_one: 'In {{count}} order the expert is assigned by your resolution, if it is ready for one.',
    what_other:
      'In {{count}} orders the expert is assigned by your resolution, where they are ready for one.',
    reason: 'Reason for the replacement',
    reasonWhy:
      'Asked for where an expert is assigned already: such an order goes back to the step of the assignment and is approved anew. Without a reason it stays as it is.',
  },
  archive: {
    button: 'To the archive…',
    title: 'Move to the archive',
    submit: 'Sign and move',
    what_one: 'By your signature {{count}} order moves to the archive if nothing in it is missing.',
    what_other:
      'By your signature those of {{count}} orders move to the archive where nothing is missing. Of the others we show what is.',
  },
  done_one: '{{count}} order changed',
  done_other: '{{count}} orders changed',
  doneNone: 'No order was changed',
  none: 'Nothing changed: it is so already',
  left_one: '{{count}} order not changed',
  left_other: '{{count}} orders not changed',
};
