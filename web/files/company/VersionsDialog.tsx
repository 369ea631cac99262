import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { MomentText } from '#web/ui/DateText.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Person } from '#web/ui/Person.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { useFileSize } from '#web/ui/useFileSize.ts';
import classes from './company.module.css';
import { type CompanyDocument, versionsQuery } from './company.queries.ts';

/** All versions, the newest first: each can be saved as it was. */
export function VersionsDialog({ document, onClose }: { document: CompanyDocument; onClose: () => void }) {
  const { t: files } = useTranslation('files');
  const { t: common } = useTranslation('common');
  const size = useFileSize();
  const versions = useQuery(versionsQuery(document.id));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={files('tend.versionsTitle', { name: document.name })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {versions.isError ? (
        <ErrorState {...failureOf(versions.error)} onRetry={() => void versions.refetch()} />
      ) : versions.isPending ? (
        <SkeletonRows />
      ) : (
        <ul className={classes.rows} aria-label={files('tend.versions')}>
          {versions.data.map((one) => (
            <li key={one.no} className={classes.row}>
              <div className={classes.main}>
                <a
                  className={classes.rowName}
                  href={one.url}
                  download={one.name}
                  title={files('list.download', { name: one.name })}
                >
                  {one.name}
                </a>
                <div className={classes.about}>
                  <span className="nowrap">{files('tend.versionNo', { n: one.no })}</span>
                  <span className="nowrap">{size(one.size)}</span>
                  <span className="nowrap">
                    <Person person={one.addedBy} />, <MomentText at={one.addedAt} />
                  </span>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
