import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { MomentText } from '#web/ui/DateText.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Person } from '#web/ui/Person.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from '../DocumentsPanel.module.css';
import type { DocumentShown } from '../documents.queries.ts';
import { versionsQuery } from './documentActs.ts';

/** All versions, the newest first: who added each and when, and which of them is signed. */
export function VersionsDialog({ document, onClose }: { document: DocumentShown; onClose: () => void }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const versions = useQuery(versionsQuery(document.id));
  return (
    <Modal opened onClose={onClose} title={t('tend.versionsTitle', { name: document.name })} size="lg">
      {versions.isPending ? (
        <SkeletonRows />
      ) : versions.isError ? (
        <ErrorState {...failureOf(versions.error)} onRetry={() => void versions.refetch()} />
      ) : (
        <ul className={classes.list} aria-label={t('tend.versions')}>
          {versions.data.map((one) => (
            <li key={one.id} className={classes.row}>
              <div className={classes.main}>
                <a
                  className={classes.name}
                  href={one.url}
                  download={one.name}
                  title={t('list.download', { name: one.name })}
                >
                  {one.name}
                </a>
                <div className={classes.about}>
                  <span className="nowrap">{t('tend.versionNo', { n: one.versionNo })}</span>
                  <span className="nowrap">{size(one.size)}</span>
                  <span className="nowrap">
                    <Person person={one.addedBy} />, <MomentText at={one.addedAt} />
                  </span>
                  {one.covered && <span title={t('list.coveredWhy')}>{t('list.covered')}</span>}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
