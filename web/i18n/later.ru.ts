import { admin } from '#web/admin/words.ru.ts';
import { campaigns } from '#web/campaigns/words.ru.ts';
import { house } from '#web/home/house/words.ru.ts';
import { imports } from '#web/imports/words.ru.ts';
import { reports } from '#web/reports/words.ru.ts';
import { setup } from '#web/setup/words.ru.ts';
import { templates } from '#web/templates/words.ru.ts';

/** Words of the rooms one does not begin in: they come while the first page does, see `laterWords`. */
export const laterRu = {
  admin,
  campaigns,
  house,
  imports,
  reports,
  setup,
  templates,
};
