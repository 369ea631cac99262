import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import type { Column } from '#web/table/columns.ts';
import { DataTable } from '#web/table/DataTable.tsx';
import { Badge } from '#web/ui/Badge.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { segmentsQuery } from '../base.queries.ts';
import { type Segment, SegmentNameDialog } from './SegmentNameDialog.tsx';
import { forgetSegments, segmentActs } from './segmentActs.ts';
import classes from './segments.module.css';

/** Groups of clients by name: lists kept by hand, and live ones. */
export function SegmentsPage() {
  const { t } = useTranslation('clients');
  const [archived, setArchived] = useState(false);
  const [naming, setNaming] = useState<Segment | 'new' | null>(null);
  const list = useQuery(segmentsQuery(archived));
  const mayEdit = list.data?.abilities.edit.allowed ?? false;
  const add = mayEdit && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setNaming('new')}>
      {t('base.segments.create')}
    </Button>
  );
  const columns: Column<Segment>[] = [
    {
      key: 'name',
      header: t('base.segments.column'),
      grow: true,
      width: '70%',
      cell: (row) => <Name row={row} />,
    },
    {
      key: 'clients',
      header: t('base.segments.clients'),
      align: 'right',
      cell: (row) => row.clients,
      card: 'side',
    },
    ...(mayEdit
      ? [
          {
            key: 'acts',
            header: '',
            width: '56px',
            align: 'right' as const,
            card: 'side' as const,
            cell: (row: Segment) => <Acts row={row} onRename={() => setNaming(row)} />,
          },
        ]
      : []),
  ];
  return (
    <Page
      title={t('base.segments.title')}
      above={<Breadcrumb parent={t('title')} href="/clients" />}
      actions={add}
    >
      <SegmentedControl
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('base.segments.title')}
        data={[
          { value: 'now', label: t('base.segments.now') },
          { value: 'archived', label: t('base.segments.archived') },
        ]}
        value={archived ? 'archived' : 'now'}
        onChange={(value) => setArchived(value === 'archived')}
      />
      <Section flush>
        <DataTable
          label={t('base.segments.title')}
          rows={list.data?.items ?? []}
          columns={columns}
          rowKey={(row) => String(row.id)}
          rowName={(row) => row.name}
          rowHref={archived ? undefined : (row) => `/clients?segmentId=${row.id}`}
          loading={list.isPending}
          failed={list.isError ? { ...failureOf(list.error), onRetry: () => void list.refetch() } : null}
          empty={
            archived ? (
              <EmptyState title={t('base.segments.archiveEmpty')} />
            ) : (
              <EmptyState
                title={t('base.segments.nothing')}
                why={t('base.segments.nothingWhy')}
                action={add}
              />
            )
          }
        />
      </Section>
      {naming && (
        <SegmentNameDialog segment={naming === 'new' ? null : naming} onClose={() => setNaming(null)} />
      )}
    </Page>
  );
}

function Name({ row }: { row: Segment }) {
  const { t } = useTranslation('clients');
  return (
    <span className={classes.name}>
      {row.name}
      {row.filter && <Badge tone="info">{t('base.segments.live')}</Badge>}
    </span>
  );
}

function Acts({ row, onRename }: { row: Segment; onRename: () => void }) {
  const { t } = useTranslation('clients');
  const queries = useQueryClient();

  async function move(archived: boolean) {
    try {
      await segmentActs.edit(row.id, { name: row.name, archived, version: row.version });
    } catch (cause) {
      tellProblem(cause);
    }
    forgetSegments(queries);
  }

  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('base.segments.actions', { name: row.name })}>
          <IconDots size={18} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onRename}>
          {t(row.filter ? 'base.segments.conditions' : 'base.segments.rename')}
        </Menu.Item>
        <Menu.Item onClick={() => void move(!row.archived)}>
          {t(row.archived ? 'base.segments.restore' : 'base.segments.archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
