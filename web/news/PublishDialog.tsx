import { Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#domain/calendar/instants.ts';
import { parseDate } from '#domain/values/dateInput.ts';
import { addDays } from '#domain/values/dates.ts';
import { DateField } from '#web/form/DateField.tsx';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './News.module.css';
import { audienceQuery, type News, newsActs, newsQuery } from './news.queries.ts';

interface PublishDialogProps {
  news: News;
  version: number;
  onClose: () => void;
  onDone: () => void;
}

/** Says who will see it and how many they are before it is let out; now, or at a minute of the company's clock. */
export function PublishDialog({ news, version, onClose, onDone }: PublishDialogProps) {
  const { t } = useTranslation('news');
  const { dateTime } = useFormat();
  const audience = useQuery(audienceQuery(news.id));
  const now = useQuery(newsQuery(news.id)).data ?? news;
  const moment = useMoment();
  const names = audience.data?.departments.map(({ name }) => name).join(', ');

  async function publish() {
    if (!moment.check()) throw new Error('not ready');
    try {
      const { publishAt } = await newsActs.publish(news.id, version, moment.at);
      tell(publishAt ? t('told.scheduled', { at: dateTime(publishAt) }) : t('told.published'));
      onDone();
    } catch (cause) {
      tellProblem(cause);
      throw cause;
    }
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('publish.title')}
      confirmLabel={t(moment.isLater ? 'publish.schedule' : 'publish.confirm')}
      disabled={!audience.data}
      onConfirm={publish}
    >
      <Stack gap={12}>
        {audience.data && (
          <p className={classes.plain}>
            <strong>{t('publish.people', { count: audience.data.people })}</strong>
            {': '}
            {names ? t('publish.departments', { names }) : t('publish.all')}
          </p>
        )}
        {now.important && <p className={classes.plain}>{t('publish.important')}</p>}
        <Radio.Group
          label={t('publish.when')}
          value={moment.isLater ? 'later' : 'now'}
          onChange={(value) => moment.setIsLater(value === 'later')}
        >
          <Stack gap={8} mt={8}>
            <Radio value="now" label={t('publish.now')} />
            <Radio value="later" label={t('publish.later')} />
          </Stack>
        </Radio.Group>
        {moment.isLater && (
          <div>
            <div className={classes.moment}>
              <DateField
                label={t('publish.day')}
                value={moment.day}
                error={moment.dayError}
                required
                onText={moment.setDay}
              />
              <TextInput
                label={t('publish.time')}
                withAsterisk
                placeholder="09:30"
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                value={moment.time}
                error={moment.timeError}
                onChange={(event) => moment.setTime(event.currentTarget.value)}
              />
            </div>
            <div className="meta">{t('publish.zone', { zone: moment.timeZone })}</div>
          </div>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

/** Now, or a day and time as they are typed. */
function useMoment() {
  const { t } = useTranslation('news');
  const { timeZone, date, today } = useFormat();
  const [isLater, setIsLater] = useState(false);
  const [day, setDay] = useState(() => date(addDays(today(), 1)));
  const [time, setTime] = useState('09:30');
  const [isChecked, setIsChecked] = useState(false);
  const typed = parseDate(day);
  const clock = /^([01]?\d|2[0-3]):[0-5]\d$/.test(time.trim()) ? time.trim().padStart(5, '0') : null;
  const at = isLater && typed.ok && clock !== null ? instantOf(typed.value, clock, timeZone) : null;
  const isPast = at !== null && Date.parse(at) <= Date.now();
  const isWrong = isLater && (at === null || isPast);
  const timeWrong = clock === null ? t('publish.timeWrong') : isPast ? t('publish.past') : undefined;
  return {
    isLater,
    setIsLater,
    day,
    setDay,
    time,
    setTime,
    timeZone,
    at: isWrong ? null : at,
    dayError: isChecked && !typed.ok ? t('form.dateWrong') : undefined,
    timeError: isChecked ? timeWrong : undefined,
    check: () => {
      setIsChecked(true);
      return !isWrong;
    },
  };
}
