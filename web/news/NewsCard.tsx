import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { NearText } from '#web/ui/DateText.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import { BodyOf } from './BodyOf.tsx';
import classes from './News.module.css';
import { NewsActions } from './NewsActions.tsx';
import { NewsBadges } from './NewsBadges.tsx';
import { type News, newsActs } from './news.queries.ts';
import { Readers } from './Readers.tsx';
import { Talk } from './Talk.tsx';

export function NewsCard({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const title = news.title || t('untitled');
  return (
    <Page
      title={title}
      width="text"
      above={<Breadcrumb parent={t('title')} href="/news" here={title} />}
      aside={<NewsBadges news={news} />}
      meta={<Meta news={news} />}
      actions={
        <>
          {news.state === 'published' && (
            <Button component="a" href={`/tasks/new?newsId=${news.id}`} variant="default">
              {t('act.giveTask')}
            </Button>
          )}
          <NewsActions news={news} />
        </>
      }
    >
      <Section>
        <BodyOf body={news.body} pictures={news.pictures} links={news.links} />
        <Acknowledge news={news} />
      </Section>
      {news.files.length > 0 && <Files news={news} />}
      {news.abilities.follow.allowed && <Readers id={news.id} />}
      {news.state === 'published' && <Talk news={news} />}
    </Page>
  );
}

function Meta({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const { dateTime } = useFormat();
  const whom =
    news.departments.length === 0
      ? t('everybody')
      : t('for', { names: news.departments.map(({ name }) => name).join(', ') });
  return (
    <span className={classes.meta}>
      <Person person={news.author} href={`/people/${news.author.id}`} />
      <span aria-hidden="true">·</span>
      {news.publishAt ? (
        t('scheduledFor', { at: dateTime(news.publishAt) })
      ) : (
        <NearText at={news.publishedAt ?? news.updatedAt} />
      )}
      {news.editedAt && (
        <>
          <span aria-hidden="true">·</span>
          {t('editedAt', { at: dateTime(news.editedAt) })}
        </>
      )}
      <span aria-hidden="true">·</span>
      {whom}
    </span>
  );
}

function Acknowledge({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const { dateTime } = useFormat();
  if (news.acknowledgement === 'notAsked') return null;
  if (news.acknowledgement === 'done')
    return (
      <p className={classes.acknowledged} role="status">
        <ShapeIcon shape="tick" />
        {t('act.acknowledged', { at: news.acknowledgedAt ? dateTime(news.acknowledgedAt) : '' })}
      </p>
    );
  async function say() {
    try {
      await newsActs.acknowledge(news.id);
      tell(t('told.acknowledged'));
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <div className={classes.acknowledge}>
      <span>{t('ask.important')}</span>
      <Button onClick={() => void say()}>{t('act.acknowledge')}</Button>
    </div>
  );
}

function Files({ news }: { news: News }) {
  const { t } = useTranslation('news');
  const size = useFileSize();
  return (
    <Section title={t('files')}>
      <ul className={classes.files}>
        {news.files.map((file) => (
          <li key={file.id}>
            <a href={file.url} download={file.name}>
              {file.name}
            </a>
            <span className="meta">{size(file.size)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
