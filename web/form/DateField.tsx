import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import type { PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useCalendarLabels } from '#web/ui/useCalendarLabels.ts';

interface DateFieldProps {
  label: string;
  id?: string;
  /** As typed: «5.9.26». The form reads it with `parseDate`. */
  value: string;
  error?: string;
  required?: boolean;
  description?: string;
  min?: PlainDate;
  max?: PlainDate;
  onText: (text: string) => void;
  onBlur?: () => void;
}

/** A date in a form with a button at its end: typing is the first road, the calendar the second. */
export function DateField({ value, onText, required, min, max, ...rest }: DateFieldProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const labels = useCalendarLabels();
  const [opened, { toggle, close }] = useDisclosure(false);
  const parsed = parseDate(value);
  const chosen = parsed.ok ? parsed.value : null;

  return (
    <TextInput
      {...rest}
      placeholder={t('field.datePlaceholder')}
      inputMode="numeric"
      autoComplete="off"
      withAsterisk={required}
      aria-required={required || undefined}
      value={value}
      onChange={(event) => onText(event.currentTarget.value)}
      rightSection={
        <Popover opened={opened} onChange={close} position="bottom-end" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${t('field.openCalendar')}: ${rest.label}`}
              aria-expanded={opened}
              onClick={toggle}
            >
              <IconCalendar size={16} stroke={1.5} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              value={chosen}
              hideOutsideDates
              ariaLabels={labels}
              defaultDate={chosen ?? format.today()}
              minDate={min}
              maxDate={max}
              onChange={(picked) => {
                close();
                if (picked) onText(format.date(picked));
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
