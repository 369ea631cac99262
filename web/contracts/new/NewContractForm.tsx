import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { type Errors, fieldId, useFormState } from '#web/form/useFormState.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { tell } from '#web/ui/undo.tsx';
import { checkTerms, type TermsForm, termsBody } from '../contractForm.ts';
import { contractQuery, findClients } from '../contracts.queries.ts';
import { TermsFields } from '../TermsFields.tsx';

interface NewContract extends TermsForm {
  client: Entity | null;
  comment: string;
}

export function NewContractForm({ client }: { client: Entity | null }) {
  const { t } = useTranslation('contracts');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const router = useRouter();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const attempt = useRef(newAttempt());

  const form = useFormState<NewContract>({
    initial: { client, number: '', signedOn: '', amount: '', comment: '' },
    draftKey: client ? `contracts.new.${client.id}` : 'contracts.new',
    check: (values) => {
      const wrong: Errors<NewContract> = checkTerms(values, { t, common, format });
      return values.client ? wrong : { client: t('wrong.client'), ...wrong };
    },
    checkOnLeave: ['signedOn', 'amount'],
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      return fields && { ...fields, ...(fields.clientId && { client: fields.clientId }) };
    },
    submit: async (values) => {
      const body = {
        ...termsBody(values),
        clientId: Number(values.client?.id),
        comment: values.comment.trim() || undefined,
      };
      try {
        const made = await answer(api.POST('/api/contracts', { body, headers: attempt.current }));
        queries.setQueryData(contractQuery(made.id).queryKey, made);
        void queries.invalidateQueries({ queryKey: ['contracts', 'list'] });
        void queries.invalidateQueries({ queryKey: ['clients', made.client.id] });
        tell(t('new.made', { number: made.number }));
        void navigate({ to: '/contracts/$id', params: { id: made.id }, replace: true });
      } catch (cause) {
        attempt.current = newAttempt();
        throw cause;
      }
    },
  });

  return (
    <FormFrame
      form={form}
      submitLabel={t('new.submit')}
      onCancel={() => router.history.back()}
      failure={form.failure ? failureOf(form.failure).why : null}
    >
      <EntityCombobox
        id={fieldId('client')}
        label={t('field.client')}
        required
        clearable
        value={form.values.client}
        error={form.errors.client}
        search={findClients}
        onChange={(next) => form.set('client', next)}
      />
      <TermsFields form={form} money />
      <Textarea
        label={t('field.comment')}
        description={t('field.commentHint')}
        autosize
        minRows={2}
        {...form.text('comment')}
      />
    </FormFrame>
  );
}
