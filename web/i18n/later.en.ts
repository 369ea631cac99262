import { admin } from '#web/admin/words.en.ts';
import { campaigns } from '#web/campaigns/words.en.ts';
import { house } from '#web/home/house/words.en.ts';
import { imports } from '#web/imports/words.en.ts';
import { reports } from '#web/reports/words.en.ts';
import { setup } from '#web/setup/words.en.ts';
import { templates } from '#web/templates/words.en.ts';
import type { laterRu } from './later.ru.ts';
import type { Mirror } from './mirror.ts';

export const laterEn: Mirror<typeof laterRu> = {
  admin,
  campaigns,
  house,
  imports,
  reports,
  setup,
  templates,
};
