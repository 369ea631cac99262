import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#web/ui/EmptyState.tsx';

interface NobodyFoundProps {
  search?: string;
  department?: string;
  onReset: () => void;
}

export function NobodyFound({ search, department, onReset }: NobodyFoundProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  if (!search && !department) return <EmptyState title={t('nobody')} />;
  const where = department ? t('nothingIn', { department }) : t('nothing');
  return (
    <EmptyState
      title={search ? t('nothingFor', { search, where }) : where}
      why={search ? t('searchHint') : undefined}
      action={
        <Button variant="default" onClick={onReset}>
          {common('action.resetFilter')}
        </Button>
      }
    />
  );
}
