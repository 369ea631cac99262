import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ability } from '#api/common.ts';
import { failureOf } from '#web/http/errors.ts';
import { MakeMenu } from '#web/templates/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { DocumentList } from './DocumentList.tsx';
import classes from './DocumentsPanel.module.css';
import { type DocumentShown, documentsQuery, type ListPath } from './documents.queries.ts';
import { isCommercial, isKind } from './kinds.ts';
import { BinList } from './tend/BinList.tsx';
import type { Tending as What } from './tend/DocumentMenu.tsx';
import { Tending } from './tend/Tending.tsx';
import { UploadBox } from './UploadBox.tsx';
import { useOpenDocument } from './useOpenDocument.ts';

const PreviewDialog = lazy(() => import('./preview/PreviewDialog.tsx'));

type Ability = z.output<typeof ability>;

export interface DocumentsPanelProps {
  listPath: ListPath;
  /** Of the contract or the order. */
  id: number;
  canAdd: Ability;
  canAddCommercial: Ability;
}

/** Documents of a contract or an order: dropped anywhere on the page, or chosen; listed with who and when. */
export function DocumentsPanel({ listPath, id, canAdd, canAddCommercial }: DocumentsPanelProps) {
  const { t } = useTranslation('files');
  const queries = useQueryClient();
  const query = documentsQuery(listPath, id);
  const documents = useQuery(query);
  const open = useOpenDocument();
  const [tending, setTending] = useState<{ document: DocumentShown; what: What } | null>(null);
  const place = useMemo(
    () => (listPath.startsWith('/orders') ? { orderId: id } : { contractId: id }),
    [listPath, id],
  );
  const mayAdd = canAdd.allowed || canAddCommercial.allowed;
  const mayAddKind = (kind: string) =>
    (isKind(kind) && isCommercial(kind) ? canAddCommercial : canAdd).allowed;
  const refresh = () => void queries.invalidateQueries({ queryKey: query.queryKey });

  return (
    <div className={classes.panel}>
      {mayAdd ? (
        <UploadBox
          place={place}
          commercialReason={canAddCommercial.allowed ? null : (canAddCommercial.reason ?? '')}
        />
      ) : (
        <p className={classes.quiet}>
          {t('upload.notAllowed')} {canAdd.reason}
        </p>
      )}
      {mayAdd && (
        <div>
          <MakeMenu place={place} may={mayAddKind} onMade={refresh} />
        </div>
      )}
      {documents.isPending ? (
        <SkeletonRows />
      ) : documents.isError ? (
        <ErrorState {...failureOf(documents.error)} onRetry={() => void documents.refetch()} />
      ) : documents.data.length === 0 ? (
        <EmptyState compact title={t('list.empty')} why={mayAdd ? t('list.emptyWhy') : undefined} />
      ) : (
        <DocumentList
          documents={documents.data}
          hrefOf={open.hrefOf}
          mayTend={mayAddKind}
          onTend={(document, what) => setTending({ document, what })}
        />
      )}
      {open.id !== undefined && documents.data && (
        <Suspense>
          <PreviewDialog
            documents={documents.data}
            openId={open.id}
            onOpen={open.open}
            onClose={open.close}
          />
        </Suspense>
      )}
      <BinList listPath={listPath} id={id} onRestored={refresh} />
      {tending && <Tending {...tending} onClose={() => setTending(null)} onDone={refresh} />}
    </div>
  );
}
