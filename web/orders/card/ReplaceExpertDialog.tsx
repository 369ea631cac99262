import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, fieldsOf } from '#web/http/errors.ts';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { choicesQuery } from '../list/orders.queries.ts';
import { ExpertChooser } from './inputs/ExpertChooser.tsx';
import { useOrderHere } from './OrderContext.ts';
import { useProblemToast } from './useProblemToast.ts';

/** Another expert where one is signed: what it means for the order is said before it is done. */
export function ReplaceExpertDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('orders');
  const { order, acts } = useOrderHere();
  const attempt = useProblemToast();
  const firstFrom = useQuery(choicesQuery).data?.expertFrom ?? undefined;
  const [version] = useState(order.version);
  const [expert, setExpert] = useState<Entity | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function replace(reason: string) {
    const expertId = Number(expert?.id ?? 0);
    if (!expertId) return setError(t('bulk.setExpert.choose'));
    try {
      await acts.run({ do: 'replaceExpert', expertId, version, reason });
      tell(t('card.expert.replaced', { name: expert?.label ?? '' }));
      onClose();
    } catch (cause) {
      if (!fieldsOf(cause)?.expertId) throw cause;
      setError(failureOf(cause).why);
    }
  }

  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('card.expert.replaceTitle', { number: order.number })}
      consequence={
        <>
          <p style={{ marginTop: 0 }}>{t('card.expert.replaceWhy')}</p>
          <ExpertChooser
            label={t('card.expert.next')}
            required
            firstFrom={firstFrom}
            value={expert}
            error={error}
            onChange={(next) => {
              setExpert(next);
              setError(null);
            }}
          />
        </>
      }
      label={t('bulk.setExpert.reason')}
      confirmLabel={t('bulk.setExpert.submit')}
      shortWords={t('card.expert.reasonShort')}
      onConfirm={(reason) => attempt(() => replace(reason))}
    />
  );
}
