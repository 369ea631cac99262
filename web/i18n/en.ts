import { absences } from '#web/absences/words.en.ts';
import { auth } from '#web/auth/words.en.ts';
import { calendar } from '#web/calendar/words.en.ts';
import { calls } from '#web/calls/words.en.ts';
import { clients } from '#web/clients/words.en.ts';
import { contracts } from '#web/contracts/words.en.ts';
import { feed } from '#web/feed/words.en.ts';
import { company } from '#web/files/company/words.en.ts';
import { files } from '#web/files/words.en.ts';
import { home } from '#web/home/words.en.ts';
import { me } from '#web/me/words.en.ts';
import { news } from '#web/news/words.en.ts';
import { notifications } from '#web/notifications/words.en.ts';
import { orders } from '#web/orders/words.en.ts';
import { people } from '#web/people/words.en.ts';
import { portal } from '#web/portal/words.en.ts';
import { search } from '#web/search/words.en.ts';
import { shell } from '#web/shell/words.en.ts';
import { tasks } from '#web/tasks/words.en.ts';
import { common } from '#web/ui/words.en.ts';
import { views } from '#web/views/words.en.ts';

import type { Mirror } from './mirror.ts';
import type { ru } from './ru.ts';

export const en: Mirror<typeof ru> = {
  common,
  shell,
  auth,
  home,
  clients,
  contracts,
  orders,
  calendar,
  calls,
  people,
  portal,
  news,
  notifications,
  tasks,
  files,
  company,
  me,
  search,
  feed,
  absences,
  views,
};
