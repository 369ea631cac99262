import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { GroupDialog } from './GroupDialog.tsx';
import { groupsQuery, type VisibilityGroup } from './groups.queries.ts';
import { RemoveGroupDialog } from './RemoveGroupDialog.tsx';
import { useGroupColumns } from './useGroupColumns.tsx';

/** Members of a group see the orders of its managers, as a manager sees them. */
export function GroupsPage() {
  const { t } = useTranslation('admin');
  const groups = useQuery(groupsQuery);
  const [editing, setEditing] = useState<VisibilityGroup | 'new' | null>(null);
  const [removing, setRemoving] = useState<VisibilityGroup | null>(null);
  const columns = useGroupColumns({ onEdit: setEditing, onRemove: setRemoving });
  return (
    <Page
      title={t('pages.visibility')}
      meta={t('groups.lead')}
      actions={
        <>
          <Button component="a" href="/admin/visibility/why" variant="default">
            {t('why.open')}
          </Button>
          <Button onClick={() => setEditing('new')}>{t('groups.add')}</Button>
        </>
      }
    >
      <Section flush>
        <DataTable
          label={t('pages.visibility')}
          rows={groups.data ?? []}
          columns={columns}
          rowKey={(row) => String(row.id)}
          onOpen={setEditing}
          loading={groups.isPending}
          failed={groups.error && { ...failureOf(groups.error), onRetry: () => void groups.refetch() }}
          empty={<EmptyState title={t('groups.none')} why={t('groups.why')} />}
        />
      </Section>
      {editing && <GroupDialog group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveGroupDialog group={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}
