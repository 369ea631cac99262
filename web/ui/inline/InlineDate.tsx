import { ActionIcon, Loader, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import type { PlainDate } from '#domain/values/dates.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { useCalendarLabels } from '../useCalendarLabels.ts';
import { ReadOnlyField } from './ReadOnlyField.tsx';
import { dateWords } from './reasons.ts';
import { type Read, useInlineField } from './useInlineField.ts';

interface InlineDateProps {
  label: string;
  value: PlainDate | null;
  onCommit: (value: PlainDate | null) => Promise<void> | void;
  required?: boolean;
  readOnly?: boolean;
  /** «Эта дата уже прошла. Выберите сегодня или позже», or null. */
  check?: (date: PlainDate) => string | null;
  min?: PlainDate;
  max?: PlainDate;
  description?: string;
  id?: string;
}

/** Typed any sane way («5.9.26»), or picked; typing is the first road, the calendar the second. */
export function InlineDate(props: InlineDateProps) {
  const { label, value, onCommit, required, readOnly, check, min, max, description, id } = props;
  const { t } = useTranslation('common');
  const format = useFormat();
  const labels = useCalendarLabels();
  const [opened, { toggle, close }] = useDisclosure(false);
  const field = useInlineField<PlainDate | null>({
    value,
    onCommit,
    show: (date) => (date === null ? '' : format.date(date)),
    read: (text): Read<PlainDate | null> => {
      if (text.trim() === '') return { ok: true, value: null };
      const parsed = parseDate(text);
      if (!parsed.ok) return { ok: false, message: dateWords(parsed.reason, t) };
      const wrong = check?.(parsed.value) ?? null;
      return wrong === null ? parsed : { ok: false, message: wrong };
    },
  });
  if (readOnly) return <ReadOnlyField label={label}>{value && format.date(value)}</ReadOnlyField>;

  const calendar = (
    <Popover opened={opened} onChange={close} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`${t('field.openCalendar')}: ${label}`}
          aria-expanded={opened}
          onClick={toggle}
        >
          {field.busy ? <Loader size={14} /> : <IconCalendar size={16} stroke={1.5} />}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value}
          hideOutsideDates
          ariaLabels={labels}
          defaultDate={value ?? format.today()}
          minDate={min}
          maxDate={max}
          onChange={(picked) => {
            close();
            if (picked) void field.commit(format.date(picked));
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );

  return (
    <TextInput
      id={id}
      label={label}
      description={description}
      placeholder={t('field.datePlaceholder')}
      inputMode="numeric"
      autoComplete="off"
      withAsterisk={required}
      aria-required={required || undefined}
      value={field.text}
      error={field.error}
      rightSection={calendar}
      onChange={(e) => field.change(e.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={field.onKeyDown}
    />
  );
}
