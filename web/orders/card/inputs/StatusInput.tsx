import { Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { StatusBadge } from '#web/ui/StatusBadge.tsx';
import { ChooseContract } from '../ContractLine.tsx';
import { useOrderHere } from '../OrderContext.ts';
import classes from './inputs.module.css';
import type { RequirementProps } from './RequirementInput.tsx';
import { fieldIdOf } from './ValueShown.tsx';

/** The order's status as a requirement of the step: the act itself stands here, not only in the header's menu. */
export function StatusInput({ requirement }: RequirementProps) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const { order, acts } = useOrderHere();
  const [busy, setBusy] = useState(false);

  async function confirm() {
    setBusy(true);
    try {
      await acts.saved({ do: 'confirm', version: order.version });
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Group gap={12} id={fieldIdOf(requirement.key)} tabIndex={-1} className={classes.status}>
      <span className={classes.statusLabel}>{t('card.status.label')}</span>
      <StatusBadge status={order.status} />
      {!requirement.met && order.status === 'prospect' && !order.archivedAt && (
        <>
          <ReasonedButton
            size="xs"
            variant="light"
            loading={busy}
            reason={order.abilities.confirm.reason}
            onClick={() => void confirm()}
          >
            {t('card.status.confirm')}
          </ReasonedButton>
          {!order.contract && order.abilities.attachContract.allowed ? (
            <ChooseContract label={t('card.contract.choose')} />
          ) : (
            order.abilities.confirm.reason && <span className="meta">{order.abilities.confirm.reason}</span>
          )}
        </>
      )}
      {requirement.met && <span className="visuallyHidden">{format.say(requirement.title)}</span>}
    </Group>
  );
}
