import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { type Department, departmentsQuery, flat, treeOf } from '#web/people/public.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { useDepartmentColumns } from './useDepartmentColumns.tsx';

/** The tree, who heads what, and what a department does beyond its steps. */
export function DepartmentsPage() {
  const { t } = useTranslation('admin');
  const departments = useQuery(departmentsQuery);
  const [editing, setEditing] = useState<Department | 'new' | null>(null);
  const columns = useDepartmentColumns(setEditing);
  const all = departments.data ?? [];
  return (
    <Page
      title={t('pages.departments')}
      actions={<Button onClick={() => setEditing('new')}>{t('departments.add')}</Button>}
    >
      <Section flush>
        <DataTable
          label={t('pages.departments')}
          rows={flat(treeOf(all))}
          columns={columns}
          rowKey={({ department }) => String(department.id)}
          onOpen={({ department }) => setEditing(department)}
          loading={departments.isPending}
          failed={
            departments.error && {
              ...failureOf(departments.error),
              onRetry: () => void departments.refetch(),
            }
          }
          empty={<EmptyState title={t('departments.none')} />}
        />
      </Section>
      {editing && (
        <DepartmentDialog
          department={editing === 'new' ? null : editing}
          departments={all}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}
