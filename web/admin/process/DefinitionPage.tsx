import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Definition, definitionSchema } from '#domain/process/definition.ts';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { Breadcrumb } from '#web/shell/public.ts';
import { CopyButton } from '#web/ui/CopyButton.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import classes from './process.module.css';
import { definitionQuery, versionsQuery } from './processes.queries.ts';
import { StepView } from './StepView.tsx';
import { useRuleWords } from './useRuleWords.ts';

export function DefinitionPage() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const id = Number(useParams({ from: '/app/admin/process/$id' }).id);
  const found = useQuery({ ...definitionQuery(id), enabled: Number.isSafeInteger(id) && id > 0 });
  const parsed = found.data && definitionSchema.safeParse(found.data.body);
  if (found.data && parsed?.success) {
    return <DefinitionView id={found.data.id} version={found.data.version} def={parsed.data} />;
  }
  const missing = !(id > 0) || isProblem(found.error, 'not_found');
  return (
    <Page title={t('pages.process')} above={<Breadcrumb parent={t('pages.process')} href="/admin/process" />}>
      <Section flush>
        {missing ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : found.error || parsed ? (
          <ErrorState {...failureOf(found.error)} onRetry={() => void found.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}

function DefinitionView({ id, version, def }: { id: number; version: number; def: Definition }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const words = useRuleWords(def);
  const current = useQuery(versionsQuery).data?.find((one) => one.id === id)?.current;
  const title = t('process.version', { title: format.say(def.title), version });
  const days = def.steps.reduce((sum, step) => sum + step.days, 0);
  return (
    <Page
      title={title}
      above={<Breadcrumb parent={t('pages.process')} href="/admin/process" here={title} />}
      meta={[
        current === undefined ? null : t(current ? 'process.currentLong' : 'process.formerLong'),
        t('process.total', {
          steps: t('process.steps', { count: def.steps.length }),
          days: t('process.days', { count: days }),
        }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <CopyButton text={JSON.stringify(def, null, 2)} label={t('process.copy')} />
          <Button component="a" href={`/admin/process/new?from=${id}`}>
            {t('process.newFrom')}
          </Button>
        </>
      }
    >
      {def.steps.map((step, index) => (
        <StepView key={step.key} step={step} number={index + 1} words={words} />
      ))}
      <Section title={t('process.sees')}>
        <ul className={classes.grants}>
          {def.sees.map((grant) => (
            <li key={JSON.stringify(grant)}>{words.grant(grant)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('process.reopened')}>{words.who(def.reopenedBy)}</Section>
    </Page>
  );
}
