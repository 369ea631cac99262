import { ActionIcon } from '@mantine/core';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MomentText } from '#web/ui/DateText.tsx';
import { Person } from '#web/ui/Person.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './DocumentsPanel.module.css';
import type { DocumentShown } from './documents.queries.ts';
import { isKind } from './kinds.ts';
import { DocumentMenu, type Tending } from './tend/DocumentMenu.tsx';
import { useShownDocument } from './useShownDocument.ts';

interface DocumentListProps {
  documents: DocumentShown[];
  /** Where the document is open over this page. */
  hrefOf: (id: number) => string;
  /** Whoever may add one of this kind tends those that are here. */
  mayTend: (kind: string) => boolean;
  onTend: (document: DocumentShown, what: Tending) => void;
}

export function DocumentList({ documents, hrefOf, mayTend, onTend }: DocumentListProps) {
  const { t } = useTranslation('files');
  return (
    <ul className={classes.list} aria-label={t('list.label')}>
      {documents.map((document) => (
        <DocumentRow
          key={document.id}
          document={document}
          hrefOf={hrefOf}
          mayTend={mayTend(document.kind) && document.abilities.tend.allowed}
          onTend={(what) => onTend(document, what)}
        />
      ))}
    </ul>
  );
}

interface DocumentRowProps {
  document: DocumentShown;
  hrefOf: (id: number) => string;
  mayTend: boolean;
  onTend: (what: Tending) => void;
}

function DocumentRow({ document, hrefOf, mayTend, onTend }: DocumentRowProps) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const { name, kind, addedBy, addedAt, url, covered, versionNo, versions } = document;
  const { row, isShown } = useShownDocument(document.id);
  return (
    <li ref={row} className={classes.row} data-shown={isShown || undefined}>
      <IconFileText className={classes.icon} size={18} stroke={1.5} aria-hidden />
      <div className={classes.main}>
        <a
          className={classes.name}
          href={hrefOf(document.id)}
          data-document={document.id}
          title={t('list.show', { name })}
        >
          {name}
        </a>
        <div className={classes.about}>
          <span className={classes.kind}>{isKind(kind) ? t(`kind.${kind}`) : kind}</span>
          <span className="nowrap">{size(document.size)}</span>
          <span className="nowrap">
            <Person person={addedBy} />, <MomentText at={addedAt} />
          </span>
          {versions > 1 && (
            <button type="button" className={classes.versions} onClick={() => onTend('versions')}>
              {t('tend.versionNo', { n: versionNo })}
            </button>
          )}
          {covered && <span title={t('list.coveredWhy')}>{t('list.covered')}</span>}
        </div>
      </div>
      {/* Saved as it came; what is inside is not ours and never opened in place. */}
      <ActionIcon
        component="a"
        href={url}
        download={name}
        variant="subtle"
        color="gray"
        className="noPrint"
        aria-label={t('list.download', { name })}
        title={t('list.download', { name })}
      >
        <IconDownload size={18} stroke={1.5} />
      </ActionIcon>
      <DocumentMenu document={document} mayTend={mayTend} onChoose={onTend} />
    </li>
  );
}
