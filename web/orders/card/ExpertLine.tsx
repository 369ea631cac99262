import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrderHere } from './OrderContext.ts';
import classes from './OrderHeader.module.css';
import { ReplaceExpertDialog } from './ReplaceExpertDialog.tsx';

export function ExpertLine() {
  const { t } = useTranslation('orders');
  const { order } = useOrderHere();
  const [replacing, setReplacing] = useState(false);
  if (!order.expert) return null;
  return (
    <span className={classes.inline}>
      <span>
        {t('card.expert.label')}: {order.expert.name}
      </span>
      {order.abilities.replaceExpert.allowed && (
        <button type="button" className={`${classes.link} noPrint`} onClick={() => setReplacing(true)}>
          {t('card.expert.replace')}
        </button>
      )}
      {replacing && <ReplaceExpertDialog onClose={() => setReplacing(false)} />}
    </span>
  );
}
