import { Button, CloseButton, Group, Popover, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSelector } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, addMonths, dayOfWeek, type PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import classes from './list.module.css';

/** The calendar comes when the filter is opened. */
const InlineDate = lazy(async () => ({
  default: (await import('#web/ui/inline/InlineDate.tsx')).InlineDate,
}));

interface DateRangeFilterProps {
  label: string;
  from: PlainDate | undefined;
  to: PlainDate | undefined;
  onChange: (range: { from: PlainDate | undefined; to: PlainDate | undefined }) => void;
  /** Said in place of days: «просрочен». */
  said?: string;
  onClear?: () => void;
  /** Another way to narrow by the same thing, above the days. */
  children?: ReactNode;
}

/** «Создан: 01.11.2026 – 30.11.2026 ×»: either end may be open. */
export function DateRangeFilter({
  label,
  from,
  to,
  onChange,
  said,
  onClear,
  children,
}: DateRangeFilterProps) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [opened, { toggle, close }] = useDisclosure(false);
  const isSet = from !== undefined || to !== undefined;
  const isShown = isSet || said !== undefined;
  const words =
    said ??
    (from && to
      ? `${format.date(from)} – ${format.date(to)}`
      : from
        ? t('list.dates.since', { date: format.date(from) })
        : to
          ? t('list.dates.until', { date: format.date(to) })
          : t('list.anyOne'));
  const today = format.today();
  const monday = addDays(today, 1 - dayOfWeek(today));
  const first = `${today.slice(0, 7)}-01`;
  const ready = [
    { key: 'week', from: monday, to: addDays(monday, 6) },
    { key: 'month', from: first, to: addDays(addMonths(first, 1), -1) },
  ] as const;

  return (
    <div className={classes.pill} data-set={isShown || undefined}>
      <Popover opened={opened} onChange={close} position="bottom-start" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={classes.pillButton} aria-expanded={opened} onClick={toggle}>
            <span className={classes.pillLabel}>{label}</span>
            <span className={classes.pillWords}>{words}</span>
            {!isShown && <IconSelector size={16} stroke={1.5} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Suspense>
            <Stack gap={12} w={240}>
              {children}
              <InlineDate
                label={t('list.dates.from')}
                value={from ?? null}
                max={to}
                onCommit={(day) => onChange({ from: day ?? undefined, to })}
              />
              <InlineDate
                label={t('list.dates.to')}
                value={to ?? null}
                min={from}
                onCommit={(day) => onChange({ from, to: day ?? undefined })}
              />
              <Group gap={8}>
                {ready.map((range) => (
                  <Button
                    key={range.key}
                    size="compact-sm"
                    variant="default"
                    onClick={() => {
                      onChange({ from: range.from, to: range.to });
                      close();
                    }}
                  >
                    {t(`list.dates.${range.key}`)}
                  </Button>
                ))}
              </Group>
            </Stack>
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {isShown && (
        <CloseButton
          size="sm"
          aria-label={`${common('action.clear')}: ${label}`}
          onClick={() => (onClear ? onClear() : onChange({ from: undefined, to: undefined }))}
        />
      )}
    </div>
  );
}
