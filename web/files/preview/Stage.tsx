import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Here, Shelf } from './here.ts';
import { ImageView } from './ImageView.tsx';
import { Making } from './Making.tsx';
import classes from './Preview.module.css';
import { bytesQuery, type Preview } from './preview.queries.ts';
import { TextView } from './TextView.tsx';
import { Trouble } from './Trouble.tsx';
import type { Previewed, ViewProps } from './tools.ts';
import { usePreview } from './usePreview.ts';

const loadPdf = () => import('./PdfView.tsx');
const PdfView = lazy(loadPdf);
const LetterView = lazy(() => import('./LetterView.tsx'));

const drawnAsPdf = /\.(pdf|docx?|xlsx?|rtf|od[ts])$/i;

/** One document: how it can be shown, its making, its bytes, its view. */
export function Stage({
  document,
  ...view
}: { document: Previewed } & Omit<ViewProps, 'id' | 'versionNo' | 'name'>) {
  const { preview, isWaiting, ask } = usePreview(document);
  const { id, versionNo, name, url } = document;
  useEffect(() => {
    // on its way while the server is asked
    if (drawnAsPdf.test(name)) void loadPdf();
  }, [name]);
  const extension = preview.data?.extension ?? '';
  const mayRetry = preview.data && ['noConverter', 'broken', 'slow'].includes(preview.data.reason ?? '');
  return (
    <Here value={{ name, url, extension }}>
      {isProblem(preview.error, 'not_found') ? (
        <Trouble reason="missing" />
      ) : preview.isError || ask.isError ? (
        <ErrorState
          {...failureOf(preview.error ?? ask.error)}
          onRetry={() => {
            ask.reset();
            void preview.refetch();
          }}
        />
      ) : !preview.data ? (
        <Loading />
      ) : isWaiting ? (
        <Making />
      ) : preview.data.reason ? (
        <Trouble
          reason={preview.data.reason}
          onRetry={mayRetry && preview.data.as === 'pdf' ? () => ask.mutate() : undefined}
        />
      ) : (
        <Suspense fallback={<Loading />}>
          <Drawn preview={preview.data} view={{ id, versionNo, name, ...view }} />
        </Suspense>
      )}
    </Here>
  );
}

function Drawn({ preview, view }: { preview: Preview; view: ViewProps }) {
  const bytes = useQuery(bytesQuery(useContext(Shelf), view));
  if (bytes.isError)
    return isProblem(bytes.error, 'not_found') ? (
      <Trouble reason="missing" />
    ) : (
      <ErrorState {...failureOf(bytes.error)} onRetry={() => void bytes.refetch()} />
    );
  if (!bytes.data) return <Loading />;
  const { data } = bytes;
  if (preview.as === 'pdf') return <PdfView {...view} bytes={data} />;
  if (preview.as === 'letter') return <LetterView {...view} bytes={data} />;
  if (preview.as === 'text') return <TextView {...view} bytes={data} whole={preview.whole} />;
  return <ImageView {...view} bytes={data} type={preview.contentType ?? 'image/png'} />;
}

function Loading() {
  const { t } = useTranslation('files');
  return (
    <p className={classes.quiet} role="status">
      <Loader size={16} aria-hidden="true" /> {t('preview.loading')}
    </p>
  );
}
