import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DocumentShown } from '../documents.queries.ts';

export type Tending = 'version' | 'versions' | 'rename' | 'move' | 'bin';

interface DocumentMenuProps {
  document: DocumentShown;
  /** Whoever may add such a document here tends those that hang here. */
  mayTend: boolean;
  onChoose: (what: Tending) => void;
}

/** What can be done with a document; no menu where that is nothing. */
export function DocumentMenu({ document, mayTend, onChoose }: DocumentMenuProps) {
  const { t } = useTranslation('files');
  const { name, orderId, versions, abilities } = document;
  const acts: Tending[] = [
    ...(mayTend ? (['version', 'rename'] as const) : []),
    // a file of an order follows its order
    ...(mayTend && orderId === null ? (['move'] as const) : []),
    ...(versions > 1 ? (['versions'] as const) : []),
    ...(abilities.bin.allowed ? (['bin'] as const) : []),
  ];
  if (acts.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className="noPrint"
          aria-label={t('list.actionsOf', { name })}
        >
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onChoose(act)}>
            {t(`tend.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
