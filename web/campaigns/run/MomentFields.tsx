import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '#web/form/DateField.tsx';
import classes from './run.module.css';
import type { Moment } from './useMoment.ts';

export function MomentFields({ moment }: { moment: Moment }) {
  const { t } = useTranslation('campaigns');
  return (
    <>
      <Radio.Group
        label={t('run.send.when')}
        value={moment.isLater ? 'later' : 'now'}
        onChange={(value) => moment.setIsLater(value === 'later')}
      >
        <Stack gap={8} mt={8}>
          <Radio value="now" label={t('run.send.now')} />
          <Radio value="later" label={t('run.send.later')} />
        </Stack>
      </Radio.Group>
      {moment.isLater && (
        <div>
          <div className={classes.moment}>
            <DateField
              label={t('run.send.day')}
              value={moment.day}
              error={moment.dayError}
              required
              onText={moment.setDay}
            />
            <TextInput
              placeholder="09:30"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              label={t('run.send.time')}
              withAsterisk
              value={moment.time}
              error={moment.timeError}
              onChange={(event) => moment.setTime(event.currentTarget.value)}
            />
          </div>
          <div className="meta">{t('run.send.zone', { zone: moment.timeZone })}</div>
        </div>
      )}
    </>
  );
}
