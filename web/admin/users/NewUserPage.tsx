import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Employee } from '#web/people/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { EmployeeForm } from './EmployeeForm.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { nobody, useEmployeeForm } from './useEmployeeForm.ts';
import { addEmployee } from './users.queries.ts';

interface Made {
  employee: Employee;
  invitationUrl: string;
}

export function NewUserPage() {
  const { t } = useTranslation('admin');
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page
      title={made ? made.employee.name : t('users.newTitle')}
      above={<Breadcrumb parent={t('pages.users')} href="/admin/users" here={t('users.newTitle')} />}
      width="form"
    >
      {made ? (
        <InvitationLink name={made.employee.shortName} url={made.invitationUrl}>
          <Button variant="default" onClick={() => setMade(null)}>
            {t('users.addAnother')}
          </Button>
          <Button variant="subtle" component="a" href={`/admin/users/${made.employee.id}`}>
            {t('users.toCard')}
          </Button>
        </InvitationLink>
      ) : (
        <NewUserForm onMade={setMade} />
      )}
    </Page>
  );
}

function NewUserForm({ onMade }: { onMade: (made: Made) => void }) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const form = useEmployeeForm({
    initial: nobody,
    draftKey: 'employees.new',
    submit: async (body) => onMade(await addEmployee(body)),
  });
  return (
    <Section>
      <EmployeeForm
        form={form}
        submitLabel={t('users.add')}
        onCancel={() => void navigate({ to: '/admin/users' })}
      />
    </Section>
  );
}
