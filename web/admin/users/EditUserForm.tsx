import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#web/http/errors.ts';
import { queryClient } from '#web/http/queryClient.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { type Employee, personQuery } from '#web/people/public.ts';
import { Section } from '#web/ui/Section.tsx';
import { tell } from '#web/ui/undo.tsx';
import classes from '../Field.module.css';
import { EmployeeForm } from './EmployeeForm.tsx';
import { type EmployeeValues, useEmployeeForm } from './useEmployeeForm.ts';
import { editEmployee } from './users.queries.ts';

/** Begins anew when the fresh card is asked for; what is typed stays while somebody else changes the card. */
export function EditUserForm({ person }: { person: Employee }) {
  const [shown, setShown] = useState(person);
  return <Editing key={shown.version} person={shown} onFresh={setShown} />;
}

function Editing({ person, onFresh }: { person: Employee; onFresh: (person: Employee) => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const form = useEmployeeForm({
    initial: valuesOf(person, format.date),
    submit: async (body) => {
      setStale(false);
      try {
        await editEmployee(person.id, person.version, body);
        tell(common('save.done'));
        await readAnew();
      } catch (cause) {
        setStale(isProblem(cause, 'version_conflict'));
        throw cause;
      }
    },
  });
  async function readAnew() {
    onFresh(await queryClient.fetchQuery({ ...personQuery(person.id), staleTime: 0 }));
  }
  return (
    <Section title={t('users.card')}>
      <div className={classes.stack}>
        <EmployeeForm
          form={form}
          submitLabel={common('action.save')}
          onCancel={() => void navigate({ to: '/admin/users' })}
        />
        {stale && (
          <div className={classes.once} role="alert">
            <p>{t('users.stale')}</p>
            <div>
              <Button variant="default" onClick={() => void readAnew()}>
                {t('users.readAnew')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Section>
  );
}

function valuesOf(person: Employee, date: (plain: string) => string): EmployeeValues {
  const { lastName, firstName, email, position, departmentId, roles } = person;
  return {
    lastName,
    firstName,
    middleName: person.middleName ?? '',
    email,
    position,
    departmentId,
    roles,
    phone: person.phone ?? '',
    extension: person.extension ?? '',
    mobile: person.mobile ?? '',
    room: person.room ?? '',
    duties: person.duties,
    birthday: person.birthday ? date(person.birthday) : '',
    campaignsWithheld: person.campaignsWithheld ?? false,
  };
}
