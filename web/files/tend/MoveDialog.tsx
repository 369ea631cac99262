import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '#web/http/client.ts';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import { ConfirmDialog } from '#web/ui/ConfirmDialog.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { tell } from '#web/ui/undo.tsx';
import type { DocumentShown } from '../documents.queries.ts';
import { documentActs } from './documentActs.ts';

interface MoveDialogProps {
  document: DocumentShown;
  onClose: () => void;
  onDone: () => void;
}

/** To another contract, with all its versions. */
export function MoveDialog({ document, onClose, onDone }: MoveDialogProps) {
  const { t } = useTranslation('files');
  const [contract, setContract] = useState<Entity | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function save() {
    if (!contract) return setError(t('tend.chooseContract'));
    try {
      await documentActs.move(document.id, Number(contract.id));
    } catch (cause) {
      setError(fieldsOf(cause)?.contractId ?? failureOf(cause).why);
      throw cause;
    }
    tell(t('tend.moved', { name: document.name, contract: contract.label }));
    onDone();
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('tend.moveTitle', { name: document.name })}
      confirmLabel={t('tend.moveConfirm')}
      onConfirm={save}
    >
      <EntityCombobox
        label={t('tend.toContract')}
        description={t('tend.moveHint')}
        value={contract}
        error={error}
        search={(query, signal) => otherContracts(query, document.contractId, signal)}
        onChange={(chosen) => {
          setContract(chosen);
          setError(null);
        }}
      />
    </ConfirmDialog>
  );
}

async function otherContracts(search: string, except: number | null, signal: AbortSignal): Promise<Entity[]> {
  const query = { limit: '20', ...(search === '' ? {} : { search }) } as never;
  const { items } = await answer(api.GET('/api/contracts', { params: { query }, signal }));
  return items
    .filter(({ id }) => id !== except)
    .map(({ id, number, client }) => ({ id, label: `№ ${number}`, note: client.name }));
}
