import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function AddOrderButton({ clientId }: { clientId?: number }) {
  const { t } = useTranslation('orders');
  return (
    <Button
      component="a"
      href={clientId ? `/orders/new?clientId=${clientId}` : '/orders/new'}
      leftSection={<IconPlus size={16} stroke={2} />}
    >
      {t('list.add')}
    </Button>
  );
}
