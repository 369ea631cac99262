import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '#web/form/ConflictNotice.tsx';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { useVersionedEdit } from '#web/form/useVersionedEdit.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { failureOf } from '#web/http/errors.ts';
import { tell } from '#web/ui/undo.tsx';
import { type Client, clientQuery } from '../clients.queries.ts';
import { AboutFields } from '../form/AboutFields.tsx';
import { checkClient, clientFieldsOf } from '../form/checks.ts';
import { bodyOf, type ClientForm, formOf } from '../form/clientForm.ts';
import { DetailFields } from '../form/DetailFields.tsx';
import type { FormOf } from '../form/formOf.ts';
import { keepClient } from './clientActs.ts';

export function EditClient({ client, onDone }: { client: Client; onDone: () => void }) {
  const { t } = useTranslation('clients');
  const queries = useQueryClient();
  const { id } = client;

  const form = useVersionedEdit<ClientForm>({
    start: { values: formOf(client), version: client.version },
    draftKey: `clients.${id}`,
    check: (values) => checkClient(values, t),
    checkOnLeave: ['inn', 'kpp'],
    fieldsOf: clientFieldsOf,
    fresh: async () => {
      const now = await queries.fetchQuery({ ...clientQuery(id), staleTime: 0 });
      return { values: formOf(now), version: now.version };
    },
    save: async (values, version) => {
      const saved = await answer(
        api.PUT('/api/clients/{id}', {
          params: { path: { id } },
          body: { ...bodyOf(values), version },
          headers: newAttempt(),
        }),
      );
      keepClient(queries, saved);
      tell(t('card.saved'));
      onDone();
    },
    say: (key, values) => sayValue(values[key], queries),
    label: (key) => t(`field.${key}`),
  });

  return (
    <FormFrame
      form={form}
      submitLabel={t('edit.submit')}
      onCancel={() => {
        form.dropDraft();
        onDone();
      }}
      failure={form.failure ? failureOf(form.failure).why : null}
    >
      <ConflictNotice clashes={form.clashes} onChoose={form.choose} />
      <AboutFields form={form as FormOf} current={client} />
      <DetailFields form={form as FormOf} current={client} />
    </FormFrame>
  );
}

/** A value of the form in words; a dictionary's by its name, where it is known. */
function sayValue(
  value: ClientForm[keyof ClientForm],
  queries: { getQueriesData: <D>(filter: { queryKey: string[] }) => [unknown, D | undefined][] },
): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.filter(Boolean).join(', ');
  if (typeof value === 'object') return value.label;
  const entries = queries
    .getQueriesData<{ id: number; name: string }[]>({ queryKey: ['dictionaries'] })
    .flatMap(([, data]) => data ?? []);
  return entries.find((entry) => String(entry.id) === value)?.name ?? value;
}
