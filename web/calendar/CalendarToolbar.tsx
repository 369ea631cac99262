import { ActionIcon, Button, Checkbox, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CalendarKind, calendarKinds } from '#domain/calendar/kinds.ts';
import classes from './Calendar.module.css';
import { VIEWS, type View } from './calendarSearch.ts';

interface CalendarToolbarProps {
  title: string;
  view: View;
  kinds: readonly CalendarKind[];
  onShift: (by: -1 | 1) => void;
  onToday: () => void;
  onView: (view: View) => void;
  onKinds: (kinds: CalendarKind[]) => void;
}

/** «‹ 14–20 сентября 2026 › [Сегодня]  День|Неделя|Месяц|Список  ☑Звонки ☑Сроки …» */
export function CalendarToolbar(props: CalendarToolbarProps) {
  const { title, view, kinds, onShift, onToday, onView, onKinds } = props;
  const { t } = useTranslation('calendar');
  const arrow = (by: -1 | 1) => (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={t(by < 0 ? 'previous' : 'next')}
      onClick={() => onShift(by)}
    >
      {by < 0 ? <IconChevronLeft size={16} stroke={1.5} /> : <IconChevronRight size={16} stroke={1.5} />}
    </ActionIcon>
  );
  return (
    <div className={classes.toolbar}>
      <Group gap={8}>
        {arrow(-1)}
        <h2 className={classes.period} aria-live="polite">
          {title}
        </h2>
        {arrow(1)}
        <Button variant="default" onClick={onToday}>
          {t('today')}
        </Button>
      </Group>
      <SegmentedControl
        aria-label={t('viewLabel')}
        data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChange={(value) => onView(value as View)}
      />
      <Checkbox.Group
        aria-label={t('kindsLabel')}
        value={[...kinds]}
        onChange={(chosen) => onKinds(calendarKinds.filter((kind) => chosen.includes(kind)))}
      >
        <div className={classes.kinds}>
          {calendarKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}
