import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { Shelf } from '../preview/here.ts';
import { CompanyBin } from './CompanyBin.tsx';
import classes from './company.module.css';
import { foldersQuery } from './company.queries.ts';
import { FolderDialog } from './FolderDialog.tsx';
import { FolderTree } from './FolderTree.tsx';
import { FolderView } from './FolderView.tsx';
import { treeOf, wayTo } from './folderTree.ts';
import { FolderRows, WaitingView } from './RootView.tsx';

/** «Документы»: folders of the company on the left, what lies in one on the right. */
export function CompanyPage() {
  const { t } = useTranslation('company');
  const { folder: folderId } = useSearch({ from: '/app/files' });
  const folders = useQuery(foldersQuery);
  const [adding, setAdding] = useState(false);
  const keeps = folders.data?.abilities.manage.allowed ?? false;
  const items = folders.data?.items ?? [];
  const way = wayTo(items, folderId);

  return (
    <Page
      title={t('title')}
      actions={
        keeps && (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('folder.add')}
          </Button>
        )
      }
    >
      {folders.isError ? (
        <ErrorState {...failureOf(folders.error)} onRetry={() => void folders.refetch()} />
      ) : folders.isPending ? (
        <SkeletonRows />
      ) : (
        <Shelf value="company-documents">
          <div className={classes.columns}>
            <FolderTree branches={treeOf(items)} openId={folderId} />
            <div className={classes.content}>
              {folderId === undefined ? (
                <>
                  <WaitingView />
                  <Section title={t('folder.all')}>
                    {items.length === 0 ? (
                      <EmptyState title={t('folder.none')} why={keeps ? t('folder.noneWhy') : undefined} />
                    ) : (
                      <FolderRows branches={treeOf(items)} />
                    )}
                  </Section>
                  {keeps && <CompanyBin />}
                </>
              ) : way.length === 0 ? (
                <Section>
                  <EmptyState title={t('folder.missing')} why={t('folder.missingWhy')} />
                </Section>
              ) : (
                <FolderView key={folderId} way={way} folders={items} keeps={keeps} />
              )}
            </div>
          </div>
        </Shelf>
      )}
      {adding && <FolderDialog folder={null} above={way} onClose={() => setAdding(false)} />}
    </Page>
  );
}
