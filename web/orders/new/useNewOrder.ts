import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Errors, useFormState } from '#web/form/useFormState.ts';
import { answer, api, newAttempt } from '#web/http/client.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { tell } from '#web/ui/undo.tsx';

export interface NewOrder {
  title: string;
  client: Entity | null;
  /** `latest` until the person says otherwise: the last contract of the client, if there is one. */
  contract: 'latest' | 'none' | number;
  manager: Entity | null;
}

export function useNewOrder(
  given: { client: Entity | null; contractId?: number },
  latest: () => number | null,
) {
  const { t } = useTranslation('orders');
  const { createOrder, createOrderFor } = useMe().abilities;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const attempt = useRef(newAttempt());
  const initial: NewOrder = {
    title: '',
    client: given.client,
    contract: given.contractId ?? 'latest',
    manager: null,
  };

  return useFormState<NewOrder>({
    initial,
    draftKey: given.client ? `orders.new.${given.client.id}` : 'orders.new',
    check: (values) => {
      const wrong: Errors<NewOrder> = {};
      if (values.title.trim() === '') wrong.title = t('new.ask.title');
      if (!values.client) wrong.client = t('new.ask.client');
      // Who leads no orders has to name who does.
      if (createOrderFor && !createOrder && !values.manager) wrong.manager = t('new.ask.manager');
      return wrong;
    },
    submit: async ({ title, client, contract, manager }) => {
      try {
        const order = await answer(
          api.POST('/api/orders', {
            body: {
              title,
              clientId: Number(client?.id),
              contractId: contract === 'latest' ? latest() : contract === 'none' ? null : contract,
              managerId: manager ? Number(manager.id) : null,
            },
            headers: attempt.current,
          }),
        );
        queries.setQueryData(['orders', order.id], order);
        void queries.invalidateQueries({ queryKey: ['orders', 'list'] });
        tell(t('new.made', { number: order.number }));
        void navigate({ to: '/orders/$id', params: { id: order.id }, replace: true });
      } catch (cause) {
        attempt.current = newAttempt();
        throw cause;
      }
    },
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      if (!fields) return null;
      const { clientId, contractId, managerId, ...rest } = fields;
      return {
        ...rest,
        ...(clientId && { client: clientId }),
        ...(contractId && { contract: contractId }),
        ...(managerId && { manager: managerId }),
      };
    },
  });
}
