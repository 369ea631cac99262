import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';

/** A plain date: «05.09.2026». */
export function DateText({ date }: { date: string }) {
  const format = useFormat();
  return (
    <time className="nowrap" dateTime={date}>
      {format.date(date)}
    </time>
  );
}

/** A moment in the company's zone: «05.09.2026 14:06». */
export function MomentText({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time className="nowrap" dateTime={at}>
      {format.dateTime(at)}
    </time>
  );
}

/** «сегодня, 14:06» with the exact date in a tooltip; older days are plain dates. */
export function NearText({ at }: { at: string }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const near = format.nearDay(format.plainDay(at));
  if (!near) return <MomentText at={at} />;
  return (
    <Tooltip label={format.dateTime(at)} events={{ hover: true, focus: true, touch: true }}>
      <time className="nowrap" dateTime={at}>
        {t('day.at', { day: t(`day.${near}`), time: format.time(at) })}
      </time>
    </Tooltip>
  );
}
