import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function AddContractButton({ clientId }: { clientId?: number }) {
  const { t } = useTranslation('contracts');
  return (
    <Button
      component="a"
      href={clientId ? `/contracts/new?clientId=${clientId}` : '/contracts/new'}
      leftSection={<IconPlus size={16} stroke={2} />}
    >
      {t('list.add')}
    </Button>
  );
}
