import { Button, Group, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import classes from '../templates.module.css';
import { contractsToChooseQuery, type Template } from '../templates.queries.ts';
import { Values } from './MakeDialog.tsx';

interface OfClientDialogProps {
  clientId: number;
  template: Template;
  onClose: () => void;
}

/** From a client: which contract it belongs to comes first. */
export function OfClientDialog({ clientId, template, onClose }: OfClientDialogProps) {
  const { t } = useTranslation('templates');
  const { t: common } = useTranslation('common');
  const contracts = useQuery(contractsToChooseQuery(clientId));
  const [chosen, setChosen] = useState<number | null>(null);
  const only = contracts.data?.length === 1 ? (contracts.data[0]?.id ?? null) : null;
  const contractId = chosen ?? only;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('make.title', { name: template.name })}
      size="lg"
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {contracts.isPending ? (
        <SkeletonRows />
      ) : contracts.isError ? (
        <ErrorState {...failureOf(contracts.error)} onRetry={() => void contracts.refetch()} />
      ) : contracts.data.length === 0 ? (
        <div className={classes.dialog}>
          <p className={classes.hint}>{t('make.noContract')}</p>
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {common('action.cancel')}
            </Button>
            <Button component="a" href={`/contracts/new?clientId=${clientId}`}>
              {t('make.addContract')}
            </Button>
          </Group>
        </div>
      ) : (
        <div className={classes.dialog}>
          <Select
            data-autofocus
            label={t('make.contract')}
            placeholder={t('make.chooseContract')}
            data={contracts.data.map(({ id, number }) => ({ value: String(id), label: number }))}
            value={contractId === null ? null : String(contractId)}
            searchable={contracts.data.length > 8}
            allowDeselect={false}
            onChange={(value) => setChosen(value === null ? null : Number(value))}
          />
          {contractId !== null && (
            <Values key={contractId} template={template} place={{ contractId }} onClose={onClose} />
          )}
        </div>
      )}
    </Modal>
  );
}
