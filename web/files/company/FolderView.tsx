import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { CompanyUpload } from './CompanyUpload.tsx';
import classes from './company.module.css';
import { type Folder, inFolderQuery } from './company.queries.ts';
import { DocumentRows } from './DocumentRows.tsx';
import { FolderMenu } from './FolderMenu.tsx';
import { folderHref } from './FolderTree.tsx';
import { treeOf } from './folderTree.ts';
import { FolderRows } from './RootView.tsx';

interface FolderViewProps {
  /** From the topmost folder down to the one that is open. */
  way: Folder[];
  folders: Folder[];
  keeps: boolean;
}

export function FolderView({ way, folders, keeps }: FolderViewProps) {
  const { t } = useTranslation('company');
  const folder = way.at(-1) as Folder;
  const documents = useQuery(inFolderQuery(folder.id));
  const inside = treeOf(folders, folder.id);
  return (
    <Section>
      <Way way={way} />
      <header className={classes.head}>
        <h2 className={classes.title}>{folder.name}</h2>
        {keeps && <FolderMenu way={way} folders={folders} />}
      </header>
      <p className={classes.quiet}>
        {forWhom(way, t('folder.forAll'), (names) => t('folder.for', { names }))}
      </p>
      {inside.length > 0 && <FolderRows branches={inside} />}
      {keeps && <CompanyUpload folderId={folder.id} />}
      {documents.isError ? (
        <ErrorState {...failureOf(documents.error)} onRetry={() => void documents.refetch()} />
      ) : documents.isPending ? (
        <SkeletonRows />
      ) : documents.data.length === 0 ? (
        <EmptyState compact title={t('list.empty')} why={keeps ? t('list.emptyWhy') : undefined} />
      ) : (
        <DocumentRows documents={documents.data} folders={folders} keeps={keeps} />
      )}
    </Section>
  );
}

/** Back to where the folder lies: all the way there is on a phone. */
function Way({ way }: { way: Folder[] }) {
  const { t } = useTranslation('company');
  return (
    <nav className={classes.way} aria-label={t('folder.way')}>
      <a href={folderHref(undefined)}>{t('folder.all')}</a>
      {way.slice(0, -1).map((one) => (
        <span key={one.id}>
          {' / '}
          <a href={folderHref(one.id)}>{one.name}</a>
        </span>
      ))}
    </nav>
  );
}

/** Its own departments, or those of the nearest folder above that has some. */
function forWhom(way: Folder[], everybody: string, some: (names: string) => string): string {
  const nearest = way.findLast(({ departments }) => departments.length > 0);
  return nearest ? some(nearest.departments.map(({ name }) => name).join(', ')) : everybody;
}
