import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MomentFields } from '#web/form/MomentFields.tsx';
import { useMoment } from '#web/form/useMoment.ts';
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
        <MomentFields moment={moment} label={t('publish.when')} />
      </Stack>
    </ConfirmDialog>
  );
}
