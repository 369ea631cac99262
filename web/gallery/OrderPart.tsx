import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { Breadcrumb } from '#web/shell/public.ts';
import { Ladder } from '#web/ui/Ladder.tsx';
import { MissingList } from '#web/ui/MissingList.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { SaveStatus } from '#web/ui/SaveStatus.tsx';
import { Section } from '#web/ui/Section.tsx';
import { Stamp } from '#web/ui/Stamp.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import classes from './gallery.module.css';
import { kuznetsova, ladder, missing, sidorova } from './samples.ts';

/** W1 in small: how the order card is put together. */
export function OrderPart() {
  const [shown, setShown] = useState('payment');
  return (
    <Page
      title="ЭПБ резервуара РВС-2000, 2 шт."
      above={<Breadcrumb parent="Заказы" href="/orders" here="З-2026-0147" />}
      aside={<StatusBadge status="confirmed" />}
      meta="ООО «Нефтехим» · Договор № 41-ЭПБ от 05.09.2026 · Менеджер: Иванова А. С."
      actions={<Button variant="default">Печать</Button>}
    >
      <div className={classes.order}>
        <Section title="Лестница" flush>
          <Ladder steps={ladder} current="payment" shown={shown} onShow={setShown} />
        </Section>
        <Section title="Отдел №2. Оплата, 3-й день из 5">
          <Stack gap={16}>
            <MissingList items={missing} total={5} />
            <MissingList items={missing.slice(0, 1)} total={5} refused />
            <MissingList items={[]} total={5} />
            <Stack gap={4}>
              <Checkbox label="Акт выставлен" defaultChecked />
              <div className={classes.under}>
                <Stamp stamp={sidorova} />
              </div>
            </Stack>
            <Stack gap={4}>
              <Checkbox label="Договор подписан" defaultChecked />
              <div className={classes.under}>
                <Stamp stamp={kuznetsova} />
              </div>
            </Stack>
            <Stamp stamp={sidorova} withdrawn />
            <Group justify="space-between">
              <SaveStatus state={{ kind: 'saved', at: '2026-09-12T11:06:00Z' }} />
              <Group gap={8}>
                <ReasonedButton
                  variant="default"
                  reason="Резолюцию на шаге 2 ставит Кузнецова Ольга Викторовна"
                >
                  Согласовать
                </ReasonedButton>
                <Button>Запросить резолюцию</Button>
              </Group>
            </Group>
          </Stack>
        </Section>
      </div>
    </Page>
  );
}
