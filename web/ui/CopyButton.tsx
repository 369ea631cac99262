import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  text: string;
  label: string;
  /** An icon with its words in a tooltip, for rows of a table. */
  compact?: boolean;
}

/** Copies, and says that it did. */
export function CopyButton({ text, label, compact = false }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const clipboard = useClipboard({ timeout: 2000 });
  const icon = clipboard.copied ? <IconCheck size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />;
  const words = clipboard.copied ? t('action.copied') : label;
  const said = (
    <span role="status" className="visuallyHidden">
      {clipboard.copied ? t('action.copied') : ''}
    </span>
  );
  if (compact) {
    return (
      <>
        <Tooltip label={words}>
          <ActionIcon
            className="noPrint"
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={label}
            onClick={() => clipboard.copy(text)}
          >
            {icon}
          </ActionIcon>
        </Tooltip>
        {said}
      </>
    );
  }
  return (
    <>
      <Button variant="default" leftSection={icon} onClick={() => clipboard.copy(text)}>
        {words}
      </Button>
      {said}
    </>
  );
}
