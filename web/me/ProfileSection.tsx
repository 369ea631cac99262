import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoField, personQuery } from '#web/people/public.ts';
import type { Me } from '#web/session/public.ts';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './me.module.css';
import { OwnProfileForm } from './OwnProfileForm.tsx';

/** What the company knows of me; who I am is the administrator's to change, how to reach me is mine. */
export function ProfileSection({ me }: { me: Me }) {
  const { t } = useTranslation('me');
  const { t: people } = useTranslation('people');
  const { employee, standingInFor } = me;
  const facts: [string, ReactNode][] = [
    [t('profile.name'), employee.name],
    [t('profile.position'), employee.position],
    [t('profile.department'), employee.departmentName],
    [t('profile.email'), employee.email],
    [
      t('profile.roles'),
      employee.roles.length > 0 && employee.roles.map((role) => people(`role.${role}`)).join(', '),
    ],
    [t('profile.standingInFor'), standingInFor.length > 0 && standingInFor.map((one) => one.name).join(', ')],
  ];
  const person = useQuery(personQuery(employee.id)).data;
  return (
    <Section
      title={t('profile.title')}
      actions={
        <span style={{ padding: '0 8px' }}>
          <TextLink href={`/people/${employee.id}`}>{t('profile.card')}</TextLink>
        </span>
      }
    >
      {person && <PhotoField person={person} />}
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className="meta" style={{ margin: '12px 0 20px' }}>
        {t('profile.note')}
      </p>
      {person && <OwnProfileForm person={person} />}
    </Section>
  );
}
