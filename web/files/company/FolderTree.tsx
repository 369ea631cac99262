import { IconFolder, IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './company.module.css';
import type { Branch } from './folderTree.ts';

export const folderHref = (id: number | undefined) => (id === undefined ? '/files' : `/files?folder=${id}`);

/** All folders one sees; on a phone the page leads through them instead. */
export function FolderTree({ branches, openId }: { branches: Branch[]; openId: number | undefined }) {
  const { t } = useTranslation('company');
  return (
    <nav className={classes.tree} aria-label={t('folder.tree')}>
      <a
        className={classes.folder}
        href={folderHref(undefined)}
        aria-current={openId === undefined ? 'page' : undefined}
      >
        <span className={classes.folderName}>{t('folder.all')}</span>
        <Waiting n={branches.reduce((sum, branch) => sum + branch.waiting, 0)} />
      </a>
      <Branches branches={branches} openId={openId} />
    </nav>
  );
}

function Branches({ branches, openId }: { branches: Branch[]; openId: number | undefined }) {
  return (
    <ul className={classes.branches}>
      {branches.map(({ folder, branches: inside, waiting }) => {
        const isOpen = folder.id === openId;
        const Icon = isOpen ? IconFolderOpen : IconFolder;
        return (
          <li key={folder.id}>
            <a
              className={classes.folder}
              href={folderHref(folder.id)}
              aria-current={isOpen ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.5} aria-hidden className={classes.folderIcon} />
              <span className={classes.folderName}>{folder.name}</span>
              <Waiting n={waiting} />
            </a>
            {inside.length > 0 && <Branches branches={inside} openId={openId} />}
          </li>
        );
      })}
    </ul>
  );
}

/** How many documents in it wait for the reader's word. */
export function Waiting({ n }: { n: number }) {
  const { t } = useTranslation('company');
  if (n === 0) return null;
  return (
    <span className={classes.waiting} title={t('ack.waitingIn', { count: n })}>
      <span aria-hidden>{n}</span>
      <span className="visuallyHidden">{t('ack.waitingIn', { count: n })}</span>
    </span>
  );
}
