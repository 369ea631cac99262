import { IconFolder } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import classes from './company.module.css';
import { waitingQuery } from './company.queries.ts';
import { DocumentRows } from './DocumentRows.tsx';
import { folderHref, Waiting } from './FolderTree.tsx';
import type { Branch } from './folderTree.ts';

/** What waits for the reader's word, wherever it lies; nothing where nothing does. */
export function WaitingView() {
  const { t } = useTranslation('company');
  const waiting = useQuery(waitingQuery);
  if (!waiting.data || waiting.data.length === 0) return null;
  return (
    <Section title={t('ack.waitingTitle')} count={waiting.data.length}>
      <DocumentRows documents={waiting.data} folders={[]} keeps={false} showFolder />
    </Section>
  );
}

export function FolderRows({ branches }: { branches: Branch[] }) {
  const { t } = useTranslation('company');
  return (
    <ul className={classes.rows} aria-label={t('folder.inside')}>
      {branches.map(({ folder, waiting }) => (
        <li key={folder.id} className={classes.folderRow}>
          <IconFolder size={18} stroke={1.5} aria-hidden className={classes.folderIcon} />
          <a className={classes.rowName} href={folderHref(folder.id)}>
            {folder.name}
          </a>
          <Waiting n={waiting} />
          <span className="meta">
            {folder.departments.length > 0 && `${folder.departments.map(({ name }) => name).join(', ')} · `}
            {t('folder.documents', { count: folder.documents })}
          </span>
        </li>
      ))}
    </ul>
  );
}
