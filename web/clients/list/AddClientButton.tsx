import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function AddClientButton() {
  const { t } = useTranslation('clients');
  return (
    <Button component="a" href="/clients/new" leftSection={<IconPlus size={16} stroke={2} />}>
      {t('list.add')}
    </Button>
  );
}
