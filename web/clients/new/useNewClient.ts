import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormState } from '#web/form/useFormState.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { useMe } from '#web/session/public.ts';
import { tell } from '#web/ui/undo.tsx';
import { clientQuery } from '../clients.queries.ts';
import { checkNewClient, clientFieldsOf } from '../form/checks.ts';
import { bodyOf, contactBodyOf, emptyClient, isBlank, type NewClientForm } from '../form/clientForm.ts';

export function useNewClient() {
  const { t } = useTranslation('clients');
  const { employee } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const attempt = useRef(newAttempt());
  const isManager = employee.roles.includes('manager');

  return useFormState<NewClientForm>({
    initial: emptyClient(isManager ? { id: employee.id, label: employee.name } : null),
    draftKey: 'clients.new',
    check: (values) => checkNewClient(values, t),
    checkOnLeave: ['inn', 'kpp'],
    fieldsOf: clientFieldsOf,
    submit: async (values) => {
      const contacts = values.contacts.filter((contact) => !isBlank(contact)).map(contactBodyOf);
      const body = { ...bodyOf(values), contacts, comment: values.comment.trim() || undefined };
      try {
        const client = await answer(api.POST('/api/clients', { body, headers: attempt.current }));
        queries.setQueryData(clientQuery(client.id).queryKey, client);
        void queries.invalidateQueries({ queryKey: ['clients', 'list'] });
        tell(t('new.made', { name: client.name }));
        void navigate({ to: '/clients/$id', params: { id: client.id }, replace: true });
      } catch (cause) {
        attempt.current = newAttempt();
        throw cause;
      }
    },
  });
}
