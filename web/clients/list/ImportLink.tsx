import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '#web/ui/TextLink.tsx';

/** To the tables that are read in; on a phone a word is enough. */
export function ImportLink() {
  const { t } = useTranslation('clients');
  return (
    <>
      <Button
        component="a"
        href="/imports"
        className="noPrint"
        visibleFrom="sm"
        variant="default"
        leftSection={<IconUpload size={16} stroke={1.5} />}
      >
        {t('base.import')}
      </Button>
      <span className="noPrint mantine-hidden-from-sm">
        <TextLink href="/imports">{t('base.import')}</TextLink>
      </span>
    </>
  );
}
