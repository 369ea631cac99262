import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './DocumentsPanel.module.css';
import type { DocumentShown } from './documents.queries.ts';
import { isKind } from './kinds.ts';
import { useShownDocument } from './useShownDocument.ts';

interface DocumentListProps {
  documents: DocumentShown[];
  onBin: (document: DocumentShown) => void;
}

export function DocumentList({ documents, onBin }: DocumentListProps) {
  const { t } = useTranslation('files');
  return (
    <ul className={classes.list} aria-label={t('list.label')}>
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} onBin={() => onBin(document)} />
      ))}
    </ul>
  );
}

function DocumentRow({ document, onBin }: { document: DocumentShown; onBin: () => void }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const { name, kind, addedBy, addedAt, url, covered, abilities } = document;
  const { row, isShown } = useShownDocument(document.id);
  return (
    <li ref={row} className={classes.row} data-shown={isShown || undefined}>
      <IconFileText className={classes.icon} size={18} stroke={1.5} aria-hidden />
      <div className={classes.main}>
        {/* Always saved, never opened in place: what is inside is not ours. */}
        <a className={classes.name} href={url} download={name} title={t('list.download', { name })}>
          {name}
        </a>
        <div className={classes.about}>
          <span className={classes.kind}>{isKind(kind) ? t(`kind.${kind}`) : kind}</span>
          <span className="nowrap">{size(document.size)}</span>
          <span className="nowrap">
            <Person person={addedBy} />, <MomentText at={addedAt} />
          </span>
          {covered && <span title={t('list.coveredWhy')}>{t('list.covered')}</span>}
        </div>
      </div>
      {abilities.bin.allowed && (
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
            <Menu.Item onClick={onBin}>{t('list.bin')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  );
}
