import { Alert, Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftNotice } from '#web/form/DraftNotice.tsx';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './News.module.css';
import { NewsActions } from './NewsActions.tsx';
import { NewsBadges } from './NewsBadges.tsx';
import { NewsFiles } from './NewsFiles.tsx';
import { NewsSettings } from './NewsSettings.tsx';
import { type News, newsQuery } from './news.queries.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { type NewsForm, useNewsForm } from './useNewsForm.ts';

const Editor = lazy(() => import('./editor/Editor.tsx'));

interface EditNewsProps {
  news: News;
  /** Begin anew with what the server has. */
  onTake: () => void;
}

export function EditNews({ news, onTake }: EditNewsProps) {
  const { t } = useTranslation('news');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useNewsForm(news);
  const [publishing, setPublishing] = useState(false);
  const [needTitle, setNeedTitle] = useState(false);
  const open = () => void navigate({ to: '/news/$id', params: { id: String(news.id) } });

  async function take() {
    form.forget();
    await queries.refetchQueries({ queryKey: newsQuery(news.id).queryKey, exact: true });
    onTake();
  }
  async function save() {
    if (!(await form.save())) return;
    tell(t('told.saved'));
    open();
  }
  async function publish() {
    if (form.values.title.trim() === '') return setNeedTitle(true);
    if (form.state === 'saved' || (await form.save())) setPublishing(true);
  }

  return (
    <Page
      title={form.values.title || t('create')}
      above={<Breadcrumb parent={t('title')} href="/news" here={form.values.title || t('create')} />}
      aside={<NewsBadges news={news} />}
      actions={
        <>
          {form.isOut ? (
            <Button onClick={() => void save()} loading={form.state === 'saving'}>
              {t('form.save')}
            </Button>
          ) : (
            news.abilities.edit.allowed && <Button onClick={() => void publish()}>{t('act.publish')}</Button>
          )}
          <NewsActions news={news} editing />
        </>
      }
    >
      {form.restoredAt && form.state === 'dirty' && (
        <DraftNotice at={form.restoredAt} onDelete={() => void take()} />
      )}
      {form.conflict && (
        <Alert color="yellow" title={t('form.conflict')} role="alert">
          <p className={classes.plain}>{t('form.conflictWhat')}</p>
          <div className={classes.buttons}>
            <Button
              variant="default"
              onClick={async () => {
                const { version } = await queries.fetchQuery({ ...newsQuery(news.id), staleTime: 0 });
                await form.save(version);
              }}
            >
              {t('form.mine')}
            </Button>
            <Button variant="default" onClick={() => void take()}>
              {t('form.theirs')}
            </Button>
          </div>
        </Alert>
      )}
      <div className={classes.editing}>
        <div className={classes.writing}>
          <Section>
            <div className={classes.fields}>
              <TextInput
                label={t('form.title')}
                withAsterisk
                size="md"
                maxLength={200}
                value={form.values.title}
                error={needTitle && form.values.title.trim() === '' ? t('form.needTitle') : undefined}
                onChange={(event) => form.set({ title: event.currentTarget.value })}
              />
              <Suspense fallback={<SkeletonText />}>
                <Editor news={news} initial={form.values.body} onChange={(body) => form.set({ body })} />
              </Suspense>
            </div>
          </Section>
          <NewsFiles news={news} />
        </div>
        <div className={classes.aside}>
          <Section>
            <NewsSettings form={form} />
          </Section>
          <Saved form={form} />
        </div>
      </div>
      {publishing && (
        <PublishDialog
          news={news}
          version={form.version()}
          onClose={() => setPublishing(false)}
          onDone={open}
        />
      )}
    </Page>
  );
}

function Saved({ form }: { form: NewsForm }) {
  const { t } = useTranslation('news');
  const { time } = useFormat();
  const said =
    form.state === 'saving'
      ? t('form.saving')
      : form.state === 'dirty'
        ? t('form.unsaved')
        : form.savedAt && t('form.saved', { time: time(form.savedAt) });
  return (
    <p className={`${classes.plain} meta`} role="status">
      {said}
    </p>
  );
}
