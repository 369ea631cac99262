import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from './DateField.tsx';
import classes from './Form.module.css';
import type { Moment } from './useMoment.ts';

/** Now, or a day and a time on the company's clock; `label` asks when. */
export function MomentFields({ moment, label }: { moment: Moment; label: string }) {
  const { t } = useTranslation('common');
  return (
    <>
      <Radio.Group
        label={label}
        value={moment.isLater ? 'later' : 'now'}
        onChange={(value) => moment.setIsLater(value === 'later')}
      >
        <Stack gap={8} mt={8}>
          <Radio value="now" label={t('moment.now')} />
          <Radio value="later" label={t('moment.later')} />
        </Stack>
      </Radio.Group>
      {moment.isLater && (
        <div>
          <div className={classes.moment}>
            <DateField
              label={t('moment.day')}
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
              label={t('moment.time')}
              withAsterisk
              value={moment.time}
              error={moment.timeError}
              onChange={(event) => moment.setTime(event.currentTarget.value)}
            />
          </div>
          <div className="meta">{t('moment.zone', { zone: moment.timeZone })}</div>
        </div>
      )}
    </>
  );
}
