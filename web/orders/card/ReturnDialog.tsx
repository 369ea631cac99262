import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonDialog } from '#web/ui/ReasonDialog.tsx';
import { tell } from '#web/ui/undo.tsx';
import { useOrderHere } from './OrderContext.ts';
import type { Step } from './order.queries.ts';
import { useProblemToast } from './useProblemToast.ts';

interface ReturnDialogProps {
  /** Key of the step offered first; the current one when absent. */
  first?: string;
  onClose: () => void;
  onReturned: (to: Step) => void;
}

/** To which step and why; says whose signatures go with it. */
export function ReturnDialog({ first, onClose, onReturned }: ReturnDialogProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const attempt = useProblemToast();
  const current = order.steps.find((step) => step.key === order.currentStep);
  const [to, setTo] = useState(first ?? order.currentStep);
  if (!current) return null;
  const target = order.steps.find((step) => step.key === to) ?? current;
  const lost = order.steps.filter(
    (step) => step.number >= target.number && step.number < current.number && step.resolution,
  );
  // Back to the same fillers makes no sense twice.
  const choices = order.steps.filter(
    (step) => step.number < current.number || (step.number === current.number && step.state !== 'returned'),
  );

  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('card.return.title', { number: order.number })}
      label={t('card.return.reason')}
      confirmLabel={t('card.return.confirm')}
      templates={[t('card.return.template1'), t('card.return.template2'), t('card.return.template3')]}
      consequence={
        <>
          <Select
            label={t('card.return.to')}
            data={choices.map((step) => ({
              value: step.key,
              label: t('card.return.step', { number: step.number, step: format.say(step.shortTitle) }),
            }))}
            value={choices.some((step) => step.key === to) ? to : null}
            onChange={(key) => key && setTo(key)}
          />
          <p className="meta">
            {t('card.return.fillers', { who: target.fillers.join(', ') })}
            {lost.length > 0 &&
              ` ${t('card.return.lost', { steps: lost.map((step) => format.say(step.shortTitle)).join(', ') })}`}
          </p>
        </>
      }
      onConfirm={(reason) =>
        attempt(async () => {
          await acts.run({ do: 'return', version: order.version, to, reason });
          tell(t('card.return.done', { step: format.say(target.shortTitle) }));
          onClose();
          onReturned(target);
        })
      }
    />
  );
}
