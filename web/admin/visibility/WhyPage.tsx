import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { searchPeople } from '#web/people/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { type Entity, EntityCombobox } from '#web/ui/EntityCombobox.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { PartOfAccess } from './PartOfAccess.tsx';
import classes from './WhyPage.module.css';
import { findRecords, whyQuery } from './why.queries.ts';
import { type RecordType, recordTypes, type WhySearch } from './whySearch.ts';

const route = getRouteApi('/app/admin/visibility/why');

/** «Почему видит»: a record, a person, and the rule that shows or hides each part of it. */
export function WhyPage() {
  const { t } = useTranslation('admin');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { type = 'order', id, employeeId } = search;
  const set = (part: WhySearch) => void navigate({ search: { ...search, ...part }, replace: true });
  const isAsked = id !== undefined && employeeId !== undefined;
  const why = useQuery({ ...whyQuery(type, id ?? 0, employeeId ?? 0), enabled: isAsked });
  const record: Entity | null = id === undefined ? null : { id, label: why.data?.record.title ?? `${id}` };
  const employee: Entity | null =
    employeeId === undefined ? null : { id: employeeId, label: why.data?.employee.name ?? `${employeeId}` };
  return (
    <Page
      title={t('why.title')}
      meta={t('why.lead')}
      above={<Breadcrumb parent={t('pages.visibility')} href="/admin/visibility" />}
    >
      <div className={classes.ask}>
        <SegmentedControl
          aria-label={t('why.type')}
          value={type}
          data={recordTypes.map((value) => ({ value, label: t(`why.types.${value}`) }))}
          onChange={(value) => set({ type: value as RecordType, id: undefined })}
        />
        <EntityCombobox
          key={`${type}${record?.label ?? ''}`}
          label={t(`why.types.${type}`)}
          value={record}
          search={(text, signal) => findRecords(type, text, signal)}
          onChange={(one) => set({ type, id: one ? Number(one.id) : undefined })}
        />
        <EntityCombobox
          key={employee?.label ?? ''}
          label={t('why.employee')}
          value={employee}
          search={searchPeople}
          onChange={(one) => set({ employeeId: one ? Number(one.id) : undefined })}
        />
      </div>
      <Section flush>
        {!isAsked ? (
          <EmptyState title={t('why.ask')} />
        ) : why.isError ? (
          <ErrorState {...failureOf(why.error)} onRetry={() => void why.refetch()} />
        ) : !why.data ? (
          <SkeletonRows rows={4} />
        ) : why.data.active ? (
          <div className={classes.parts}>
            {why.data.standingInFor.length > 0 && (
              <p className="muted">{t('why.standsInFor', { names: why.data.standingInFor.join(', ') })}</p>
            )}
            {why.data.parts.map((part, n) => (
              // parts of one kind stand in a fixed order
              <PartOfAccess key={`${part.part}${n}`} part={part} />
            ))}
          </div>
        ) : (
          <EmptyState title={t('why.inactive', { name: why.data.employee.shortName })} />
        )}
      </Section>
    </Page>
  );
}
