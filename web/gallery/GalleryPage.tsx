import { useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { chooseLanguage } from '#web/i18n/i18n.ts';
import type { Me } from '#web/session/public.ts';
import { CREATE, NAV } from '#web/shell/nav.ts';
import { Shell } from '#web/shell/Shell.tsx';
import { Page } from '#web/ui/Page.tsx';
import { FieldsPart } from './FieldsPart.tsx';
import { FormPart } from './FormPart.tsx';
import { OrderPart } from './OrderPart.tsx';
import { StatesPart } from './StatesPart.tsx';
import { TablePart } from './TablePart.tsx';

const start: Me = {
  employee: {
    id: 1,
    name: 'Кузнецова Ольга Викторовна',
    shortName: 'Кузнецова О. В.',
    position: 'главный бухгалтер',
    greeting: 'Ольга Викторовна',
    email: 'kuznetsova@example.ru',
    departmentId: 2,
    departmentName: 'Бухгалтерия',
    roles: [],
  },
  standingInFor: [],
  company: { name: 'Эксперт-Центр', timeZone: 'Europe/Moscow' },
  settings: { language: 'ru', theme: 'system' },
  abilities: {
    createClient: true,
    createContract: true,
    createOrder: true,
    createOrderFor: true,
    writeNews: true,
    planCall: true,
    import: true,
    administer: true,
    seesAllClients: true,
    campaigns: true,
  },
  uploadLimitBytes: 209_715_200,
  unseen: 3,
  returnsAt: null,
};

/** Every primitive with the wireframes' people in it. Under `vite dev` only. */
export function GalleryPage() {
  const [settings, setSettings] = useState(start.settings);
  const { setColorScheme } = useMantineColorScheme();
  const { language, theme } = settings;
  useEffect(() => void chooseLanguage(language), [language]);
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);
  return (
    <Shell
      me={{ ...start, settings }}
      nav={NAV}
      create={CREATE}
      more={[]}
      path="/orders"
      go={() => {}}
      onSettings={setSettings}
      onSignOut={() => {}}
    >
      <Page title="Галерея" meta="Все кирпичики интерфейса на одной странице, только для разработки">
        <OrderPart />
        <TablePart />
        <FieldsPart />
        <FormPart />
        <StatesPart />
      </Page>
    </Shell>
  );
}
