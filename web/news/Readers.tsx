import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from './News.module.css';
import { newsActs, readersQuery } from './news.queries.ts';

/** Who has read an important news and who has not, by department; one press reminds these. */
export function Readers({ id }: { id: number }) {
  const { t } = useTranslation('news');
  const readers = useQuery(readersQuery(id));
  const items = readers.data?.items ?? [];
  const waiting = items.filter(({ at }) => at === null);
  async function remind() {
    try {
      const { reminded } = await newsActs.remind(id);
      tell(t('told.reminded', { count: reminded }));
    } catch (cause) {
      tellProblem(cause);
    }
  }
  return (
    <Section
      title={t('readers.title')}
      actions={
        waiting.length > 0 && (
          <Button variant="default" onClick={() => void remind()}>
            {t('readers.remind')}
          </Button>
        )
      }
    >
      {readers.isPending ? (
        <SkeletonText />
      ) : readers.isError && !readers.data ? (
        <ErrorState {...failureOf(readers.error)} onRetry={() => void readers.refetch()} />
      ) : items.length === 0 ? (
        <p className={classes.plain}>{t('readers.nobody')}</p>
      ) : (
        <>
          <p className={classes.plain}>
            {waiting.length === 0
              ? t('readers.everybody')
              : t('readers.count', { done: items.length - waiting.length, all: items.length })}
          </p>
          <Group title={t('readers.waiting')} items={waiting} />
          <Group title={t('readers.done')} items={items.filter(({ at }) => at !== null)} />
        </>
      )}
    </Section>
  );
}

type Reader = {
  person: { id: number; shortName: string };
  department: string | null;
  at: string | null;
  remindedAt: string | null;
};

function Group({ title, items }: { title: string; items: readonly Reader[] }) {
  const { t } = useTranslation('news');
  const { dateTime } = useFormat();
  if (items.length === 0) return null;
  const departments = [...new Set(items.map(({ department }) => department))];
  return (
    <div className={classes.readers}>
      <h3>
        {title} <span className="muted">{items.length}</span>
      </h3>
      {departments.map((department) => (
        <div key={department ?? ''} className={classes.department}>
          <div className="meta">{department ?? t('readers.noDepartment')}</div>
          <ul>
            {items
              .filter((one) => one.department === department)
              .map(({ person, at, remindedAt }) => (
                <li key={person.id}>
                  {person.shortName}
                  <span className="meta">
                    {at ? dateTime(at) : remindedAt && t('readers.reminded', { at: dateTime(remindedAt) })}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
