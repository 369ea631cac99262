import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '#web/form/FormFrame.tsx';
import { fieldId } from '#web/form/useFormState.ts';
import { failureOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { findManagers } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { contractsOfClient, findClients } from './new-order.queries.ts';
import { useNewOrder } from './useNewOrder.ts';

interface NewOrderFormProps {
  client: Entity | null;
  contractId?: number;
}

export function NewOrderForm({ client, contractId }: NewOrderFormProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const router = useRouter();
  const { abilities } = useMe();
  const form = useNewOrder({ client, contractId }, () => contracts[0]?.id ?? null);
  const { values, set, errors } = form;
  const chosen = values.client ? Number(values.client.id) : null;
  const loaded = useQuery({ ...contractsOfClient(chosen ?? 0), enabled: chosen !== null });
  const contracts = (chosen !== null && loaded.data) || [];
  const contract = values.contract === 'latest' ? (contracts[0]?.id ?? 'none') : values.contract;

  return (
    <FormFrame
      form={form}
      submitLabel={t('new.submit')}
      onCancel={() => router.history.back()}
      failure={form.failure ? failureOf(form.failure).why : null}
    >
      <Textarea
        label={t('new.title')}
        placeholder={t('new.titleHint')}
        withAsterisk
        aria-required
        autosize
        maxLength={300}
        data-autofocus
        {...form.text('title')}
      />
      <EntityCombobox
        id={fieldId('client')}
        label={t('new.client')}
        placeholder={t('new.clientHint')}
        description={values.client ? undefined : t('new.newClient')}
        required
        clearable
        value={values.client}
        error={errors.client}
        search={findClients}
        onChange={(next) => {
          form.put({ client: next, contract: 'latest' });
        }}
      />
      <Select
        id={fieldId('contract')}
        label={t('new.contract')}
        description={t(chosen === null ? 'new.contractFirstClient' : 'new.contractHint')}
        error={errors.contract}
        disabled={chosen === null}
        data={[
          { value: 'none', label: t('new.contractNone') },
          ...contracts.map(({ id, number, signedOn }) => ({
            value: String(id),
            label: signedOn
              ? t('new.contractOf', { number, date: format.date(signedOn) })
              : t('new.contractNumber', { number }),
          })),
        ]}
        value={String(contract)}
        searchable={contracts.length > 8}
        onChange={(value) => set('contract', value === 'none' || value === null ? 'none' : Number(value))}
      />
      {abilities.createOrderFor && (
        <EntityCombobox
          id={fieldId('manager')}
          label={t('new.manager')}
          description={t('new.managerHint')}
          required={!abilities.createOrder}
          clearable
          value={values.manager}
          error={errors.manager}
          search={findManagers}
          onChange={(next) => set('manager', next)}
        />
      )}
    </FormFrame>
  );
}
