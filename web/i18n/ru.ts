import { absences } from '#web/absences/words.ru.ts';
import { auth } from '#web/auth/words.ru.ts';
import { calendar } from '#web/calendar/words.ru.ts';
import { calls } from '#web/calls/words.ru.ts';
import { clients } from '#web/clients/words.ru.ts';
import { contracts } from '#web/contracts/words.ru.ts';
import { feed } from '#web/feed/words.ru.ts';
import { company } from '#web/files/company/words.ru.ts';
import { files } from '#web/files/words.ru.ts';
import { home } from '#web/home/words.ru.ts';
import { me } from '#web/me/words.ru.ts';
import { news } from '#web/news/words.ru.ts';
import { notifications } from '#web/notifications/words.ru.ts';
import { orders } from '#web/orders/words.ru.ts';
import { people } from '#web/people/words.ru.ts';
import { portal } from '#web/portal/words.ru.ts';
import { search } from '#web/search/words.ru.ts';
import { shell } from '#web/shell/words.ru.ts';
import { tasks } from '#web/tasks/words.ru.ts';
import { common } from '#web/ui/words.ru.ts';
import { views } from '#web/views/words.ru.ts';

/** The list of rooms. A room's words live beside it; here they are only put together. */
export const ru = {
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
