import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { AddressTrouble } from '#web/ui/AddressTrouble.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { dayMonth } from './dayMonth.ts';
import { PhoneLink } from './PhoneLink.tsx';
import { Presence } from './Presence.tsx';
import classes from './people.module.css';
import type { Employee } from './people.queries.ts';

/** What there is to know; a line without a value is not shown. */
export function PersonFacts({ person }: { person: Employee }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { head, absence } = person;
  const facts: [string, ReactNode][] = [
    [t('fact.duties'), person.duties && <span className={classes.prose}>{person.duties}</span>],
    [t('fact.phone'), person.phone && <PhoneLink phone={person.phone} />],
    [t('fact.extension'), person.extension],
    [t('fact.mobile'), person.mobile && <PhoneLink phone={person.mobile} />],
    [
      t('fact.email'),
      person.email && (
        <>
          <TextLink href={`mailto:${person.email}`}>{person.email}</TextLink>
          {person.emailTrouble && <AddressTrouble trouble={person.emailTrouble} />}
        </>
      ),
    ],
    [t('fact.room'), person.room],
    [
      t('fact.department'),
      person.departmentId && (
        <TextLink href={`/people?departmentId=${person.departmentId}`}>{person.departmentName}</TextLink>
      ),
    ],
    [
      t('fact.head'),
      head && (
        <>
          <TextLink href={`/people/${head.id}`}>{head.name}</TextLink>
          <div className="muted">{head.position}</div>
        </>
      ),
    ],
    [
      t('fact.birthday'),
      person.birthday
        ? format.date(person.birthday)
        : person.bornOn && dayMonth(person.bornOn, format.language),
    ],
    [t('fact.absence'), absence && <Presence person={person} />],
    [t('fact.roles'), person.roles.length > 0 && person.roles.map((role) => t(`role.${role}`)).join(', ')],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
