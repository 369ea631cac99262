import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './card.module.css';

interface AddForProps {
  kind: 'order' | 'contract';
  clientId: number;
  ability: { allowed: boolean };
}

/** «+ Заказ» over the list of the client's orders. */
export function AddFor({ kind, clientId, ability }: AddForProps) {
  const { t } = useTranslation('clients');
  if (!ability.allowed) return null;
  return (
    <div className={`${classes.addFor} noPrint`}>
      <Button
        component="a"
        size="xs"
        variant="default"
        href={`/${kind}s/new?clientId=${clientId}`}
        leftSection={<IconPlus size={14} stroke={2} />}
      >
        {t(`card.${kind}`)}
      </Button>
    </div>
  );
}
