import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { useFormState } from '#web/form/useFormState.ts';
import { failureOf, failureWords, fieldsOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../templates.module.css';
import { type Requisites, requisitesQuery, saveRequisites } from '../templates.queries.ts';

const ROWS: (keyof Requisites)[][] = [
  ['name'],
  ['inn', 'kpp', 'ogrn'],
  ['address'],
  ['phone', 'email'],
  ['bank', 'bik'],
  ['account', 'corrAccount'],
  ['position'],
  ['lastName', 'firstName', 'middleName'],
  ['inPerson'],
  ['basis'],
];
const hints = { inPerson: 'requisites.inPersonHint', basis: 'requisites.basisHint' } as const;

export function RequisitesSection() {
  const { t } = useTranslation('templates');
  const requisites = useQuery(requisitesQuery);
  return (
    <Section title={t('requisites.title')}>
      {requisites.isError && !requisites.data ? (
        <ErrorState {...failureOf(requisites.error)} onRetry={() => void requisites.refetch()} />
      ) : requisites.data ? (
        <RequisitesForm initial={requisites.data} />
      ) : (
        <SkeletonText after={0} />
      )}
    </Section>
  );
}

function RequisitesForm({ initial }: { initial: Requisites }) {
  const { t } = useTranslation('templates');
  const form = useFormState<Requisites>({
    initial,
    check: () => ({}),
    submit: async (values) => {
      await saveRequisites(values);
      tell(t('requisites.saved'));
    },
    fieldsOf,
  });
  return (
    <>
      <p className={classes.hint}>{t('requisites.why')}</p>
      <FormFrame form={form} submitLabel={t('requisites.save')} failure={failureWords(form.failure)}>
        {ROWS.map((row) => (
          <FieldRow key={row.join()}>
            {row.map((key) => (
              <TextInput
                key={key}
                label={t(`requisites.field.${key}`)}
                description={key in hints ? t(hints[key as keyof typeof hints]) : undefined}
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                autoComplete="off"
                {...form.text(key)}
              />
            ))}
          </FieldRow>
        ))}
      </FormFrame>
    </>
  );
}
