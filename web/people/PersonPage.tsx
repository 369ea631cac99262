import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { failureOf, isProblem } from '#web/http/errors.ts';
import { useRememberRecord } from '#web/search/public.ts';
import { useMe } from '#web/session/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonText } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { useHashTarget } from '#web/ui/useHashTarget.ts';
import { Certificates } from './Certificates.tsx';
import { LeadsNow } from './LeadsNow.tsx';
import { PersonAbsences } from './PersonAbsences.tsx';
import { PersonFacts } from './PersonFacts.tsx';
import { Photo } from './Photo.tsx';
import { Presence } from './Presence.tsx';
import classes from './people.module.css';
import { type Employee, personQuery } from './people.queries.ts';

export function PersonPage() {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const id = Number(useParams({ from: '/app/people/$id' }).id);
  const person = useQuery({ ...personQuery(id), enabled: Number.isSafeInteger(id) && id > 0 });

  useRememberRecord(
    person.data && { type: 'employee', id, title: person.data.name, subtitle: person.data.position },
  );

  if (person.data) return <PersonCard person={person.data} />;
  const missing = isProblem(person.error, 'not_found') || isProblem(person.error, 'malformed') || !(id > 0);
  return (
    <Page title={t('title')} above={<Breadcrumb parent={t('title')} href="/people" />}>
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

function PersonCard({ person }: { person: Employee }) {
  const { t } = useTranslation('people');
  const me = useMe();
  useHashTarget();
  return (
    <Page
      title={person.name}
      above={<Breadcrumb parent={t('title')} href="/people" here={person.shortName} />}
      aside={<Presence person={person} />}
      meta={[person.position, person.departmentName].filter(Boolean).join(' · ')}
      actions={
        <>
          {me.employee.id === person.id && (
            <Button component="a" href="/me" variant="default">
              {t('editOwn')}
            </Button>
          )}
          {person.abilities.edit.allowed && (
            <Button component="a" href={`/admin/users/${person.id}`} variant="default">
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.cards}>
        <div className={classes.column}>
          <Section title={t('contacts')}>
            <div className={classes.profile}>
              <Photo person={person} size={96} />
              <PersonFacts person={person} />
            </div>
          </Section>
          <div id="certificates">
            <Certificates person={person} />
          </div>
          {person.status !== 'dismissed' && <PersonAbsences id={person.id} />}
        </div>
        <div className={classes.column}>
          <LeadsNow id={person.id} />
          <Reports person={person} />
        </div>
      </div>
    </Page>
  );
}

function Reports({ person }: { person: Employee }) {
  const { t } = useTranslation('people');
  return (
    <Section title={t('reports')} count={person.reports.length} flush>
      {person.reports.length === 0 ? (
        <EmptyState title={t('noReports')} compact />
      ) : (
        <ul className={classes.plain}>
          {person.reports.map((one) => (
            <li key={one.id} className={classes.person}>
              <TextLink href={`/people/${one.id}`}>{one.name}</TextLink>
              <span className="muted">{one.position}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
