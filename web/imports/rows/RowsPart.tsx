import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { useMe } from '#web/session/public.ts';
import { rowsOf } from '#web/table/columns.ts';
import { ListFoot } from '#web/table/ListFoot.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { type Import, type RowState, rowsQuery } from '../imports.queries.ts';
import { countOf } from '../states.ts';
import { RowCards } from './RowCards.tsx';
import { RowTable } from './RowTable.tsx';
import { RowTabs } from './RowTabs.tsx';
import classes from './rows.module.css';
import { SaveRows } from './SaveRows.tsx';
import { shownColumns } from './shown.ts';
import { useCellFocus } from './useCellFocus.ts';
import { useMending } from './useMending.ts';
import { useRowEditing } from './useRowEditing.ts';

/** The rows by what they come to, or came to. */
export function RowsPart({ one, shown }: { one: Import; shown: RowState }) {
  const { t } = useTranslation('imports');
  const count = countOf(one.counts, shown);
  return (
    <Section title={t('rows.title')} flush actions={count > 0 && <SaveRows id={one.id} state={shown} />}>
      <RowTabs one={one} shown={shown} />
      <Rows key={shown} one={one} shown={shown} />
    </Section>
  );
}

/** Between two acts; what is under way must end first. */
const MENDABLE: Import['state'][] = ['checked', 'done', 'stopped'];
const CAN_LEAVE_OUT: RowState[] = ['error', 'create', 'update', 'leftOut'];
const WITH_RECORD: RowState[] = ['update', 'skip', 'created', 'updated', 'skipped', 'kept'];

function Rows({ one, shown }: { one: Import; shown: RowState }) {
  const { t } = useTranslation('imports');
  const narrow = useMediaQuery('(max-width: 767.98px)', false, { getInitialValueInEffect: false });
  const list = useInfiniteQuery(rowsQuery(one.id, shown));
  const rows = rowsOf(list.data);
  const columns = shownColumns(one);
  const mayMend = useMe().abilities.import && MENDABLE.includes(one.state);
  const mending = useMending(one.id, shown);
  const focus = useCellFocus(rows, columns.length);
  const editing = useRowEditing({ rows, columns, shown, mending, focusOn: focus.focusOn });
  const canEdit = mayMend && shown === 'error';
  const view = {
    label: t('rows.tab', { name: t(`rows.state.${shown}`), n: '' }).trim(),
    rows,
    columns,
    canEdit,
    canLeaveOut: mayMend && CAN_LEAVE_OUT.includes(shown),
    withRecord: WITH_RECORD.includes(shown),
    narrow,
    mending,
    editing,
    focus,
  };

  // all that was shown has been mended: the next ones come by themselves
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (rows.length === 0 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <>
      <div className={classes.notes}>
        <div role="status">{mending.said}</div>
        {canEdit && rows.length > 0 && (
          <div className="meta">{t(narrow ? 'rows.hintTouch' : 'rows.hint')}</div>
        )}
      </div>
      {body()}
      <ListFoot
        shown={rows.length}
        total={rows.length > 0 ? Math.max(rows.length, countOf(one.counts, shown)) : undefined}
        hasMore={hasNextPage}
        loadingMore={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );

  function body() {
    if (list.isError && rows.length === 0)
      return <ErrorState {...failureOf(list.error)} onRetry={() => void list.refetch()} />;
    if (list.isPending || (rows.length === 0 && hasNextPage)) return <SkeletonRows />;
    if (rows.length === 0) {
      const empty = shown === 'error' || shown === 'kept' ? shown : 'other';
      return (
        <section ref={focus.region} tabIndex={-1} aria-label={view.label}>
          <EmptyState title={t(`rows.empty.${empty}`)} />
        </section>
      );
    }
    return narrow ? <RowCards view={view} /> : <RowTable view={view} />;
  }
}
