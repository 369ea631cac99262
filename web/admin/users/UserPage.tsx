import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { type Employee, Presence, personQuery } from '#web/people/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { AccessSection } from './AccessSection.tsx';
import { EditUserForm } from './EditUserForm.tsx';

export function UserPage() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const id = Number(useParams({ from: '/app/admin/users/$id' }).id);
  const person = useQuery({ ...personQuery(id), enabled: Number.isSafeInteger(id) && id > 0 });
  if (person.data) return <UserCard person={person.data} />;
  const missing = isProblem(person.error, 'not_found') || isProblem(person.error, 'malformed') || !(id > 0);
  return (
    <Page title={t('pages.users')} above={<Breadcrumb parent={t('pages.users')} href="/admin/users" />}>
      <Section flush>
        {missing ? (
          <EmptyState title={common('state.notFound')} why={common('state.notFoundWhy')} />
        ) : person.error ? (
          <ErrorState {...failureOf(person.error)} onRetry={() => void person.refetch()} />
        ) : (
          <SkeletonText />
        )}
      </Section>
    </Page>
  );
}

function UserCard({ person }: { person: Employee }) {
  const { t } = useTranslation('admin');
  return (
    <Page
      title={person.name}
      above={<Breadcrumb parent={t('pages.users')} href="/admin/users" here={person.shortName} />}
      aside={<Presence person={person} />}
      width="form"
    >
      {person.abilities.edit.allowed ? (
        <>
          <AccessSection person={person} />
          <EditUserForm person={person} />
        </>
      ) : (
        <Section flush>
          <EmptyState title={person.abilities.edit.reason ?? ''} why={t('users.goneWhy')} />
        </Section>
      )}
    </Page>
  );
}
