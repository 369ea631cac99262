import { useTranslation } from 'react-i18next';
import type { Requirement, Step } from '#domain/process/definition.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Column } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { Section } from '#web/ui/Section.tsx';
import classes from './process.module.css';
import type { RuleWords } from './useRuleWords.ts';

interface StepViewProps {
  step: Step;
  number: number;
  words: RuleWords;
}

/** One step: who fills, who signs, in how many days, and what it asks for. */
export function StepView({ step, number, words }: StepViewProps) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const columns = useColumns(step, words);
  const facts = [
    [t('process.term'), t('process.days', { count: step.days })],
    [t('process.filledBy'), words.who(step.filledBy)],
    [t('process.signedBy'), words.who(step.resolution.by)],
    [t('process.returnedBy'), words.who(step.returnedBy)],
  ] as const;
  return (
    <Section title={t('process.step', { number, title: format.say(step.title) })} flush>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        label={t('process.requirementsOf', { step: format.say(step.shortTitle) })}
        rows={step.requirements}
        columns={columns}
        rowKey={(row) => row.key}
      />
    </Section>
  );
}

function useColumns(step: Step, words: RuleWords): Column<Requirement>[] {
  const { t } = useTranslation('admin');
  const format = useFormat();
  return [
    {
      key: 'title',
      header: t('process.requirement'),
      cell: (row) => (
        <>
          {format.say(row.title)}
          {row.required && (
            <>
              <span aria-hidden="true" className={classes.star}>
                {' *'}
              </span>
              <span className="visuallyHidden"> ({t('process.required')})</span>
            </>
          )}
        </>
      ),
    },
    { key: 'kind', header: t('process.kindOf'), cell: (row) => t(`process.kind.${row.kind}`) },
    {
      key: 'filledBy',
      header: t('process.filledBy'),
      grow: true,
      cell: (row) => words.who(row.filledBy ?? step.filledBy),
    },
    {
      key: 'checkedAt',
      header: t('process.checkedAt'),
      cell: (row) =>
        !row.required ? (
          <span className="muted">{t('process.notChecked')}</span>
        ) : row.checkedAt ? (
          t('process.atExit', { step: words.step(row.checkedAt) })
        ) : (
          t('process.here')
        ),
    },
    {
      key: 'openUntil',
      header: t('process.openUntil'),
      cell: (row) => row.openUntil && t('process.until', { step: words.step(row.openUntil) }),
    },
  ];
}
