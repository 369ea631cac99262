import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '#web/form/ConflictNotice.tsx';
import { FormFrame } from '#web/form/FormFrame.tsx';
import type { Errors } from '#web/form/useFormState.ts';
import { useVersionedEdit } from '#web/form/useVersionedEdit.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { tell } from '#web/ui/undo.tsx';
import { checkTerms, type TermsForm, termsBody, termsOf } from '../contractForm.ts';
import { type Contract, contractQuery } from '../contracts.queries.ts';
import { TermsFields } from '../TermsFields.tsx';

const LEAST_REASON = 10;

interface EditForm extends TermsForm {
  /** Why, once a signature rests on the terms. */
  reason: string;
}

export function EditContract({ contract, onDone }: { contract: Contract; onDone: () => void }) {
  const { t } = useTranslation('contracts');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const queries = useQueryClient();
  const { id, termsLocked } = contract;

  const form = useVersionedEdit<EditForm>({
    start: { values: { ...termsOf(contract, format), reason: '' }, version: contract.version },
    draftKey: `contracts.${id}`,
    check: (values) => {
      const wrong: Errors<EditForm> = checkTerms(values, { t, common, format });
      if (termsLocked && values.reason.trim().length < LEAST_REASON) wrong.reason = t('wrong.reason');
      return wrong;
    },
    checkOnLeave: ['signedOn', 'amount'],
    fieldsOf,
    fresh: async () => {
      const now = await queries.fetchQuery({ ...contractQuery(id), staleTime: 0 });
      return { values: { ...termsOf(now, format), reason: '' }, version: now.version };
    },
    save: async (values, version) => {
      const saved = await answer(
        api.PUT('/api/contracts/{id}', {
          params: { path: { id } },
          body: { ...termsBody(values), version, ...(termsLocked && { reason: values.reason.trim() }) },
          headers: newAttempt(),
        }),
      );
      queries.setQueryData(contractQuery(id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: ['contracts', 'list'] });
      void queries.invalidateQueries({ queryKey: ['contracts', id, 'feed'] });
      tell(t('card.saved'));
      onDone();
    },
    say: (key, values) => values[key],
    label: (key) => t(`field.${key}`),
  });

  return (
    <FormFrame
      form={form}
      submitLabel={common('action.save')}
      onCancel={() => {
        form.dropDraft();
        onDone();
      }}
      failure={form.failure ? failureOf(form.failure).why : null}
    >
      <ConflictNotice clashes={form.clashes} onChoose={form.choose} />
      <TermsFields form={form} money={contract.money !== null} />
      {termsLocked && (
        <Textarea
          label={t('field.reason')}
          description={t('field.reasonHint')}
          withAsterisk
          aria-required
          autosize
          minRows={2}
          {...form.text('reason')}
        />
      )}
    </FormFrame>
  );
}
