import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CompanyDocument } from './company.queries.ts';

export type Keeping = 'version' | 'ask' | 'people' | 'versions' | 'rename' | 'move' | 'bin';

interface KeeperMenuProps {
  document: CompanyDocument;
  onChoose: (what: Keeping) => void;
}

export function KeeperMenu({ document, onChoose }: KeeperMenuProps) {
  const { t } = useTranslation('company');
  const { t: files } = useTranslation('files');
  const acts: Keeping[] = [
    'version',
    'ask',
    ...(document.acknowledgement ? (['people'] as const) : []),
    ...(document.versionNo > 1 ? (['versions'] as const) : []),
    'rename',
    'move',
    'bin',
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className="noPrint"
          aria-label={files('list.actionsOf', { name: document.name })}
        >
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act} onClick={() => onChoose(act)}>
            {t(`keep.${act}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
