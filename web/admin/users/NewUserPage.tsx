import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Employee } from '#web/people/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { mailQuery } from '../mail/mail.queries.ts';
import { EmployeeForm } from './EmployeeForm.tsx';
import { InvitationLink } from './InvitationLink.tsx';
import { SendByMail } from './SendByMail.tsx';
import { nobody, useEmployeeForm } from './useEmployeeForm.ts';
import { addEmployee } from './users.queries.ts';

interface Made {
  employee: Employee;
  invitationUrl: string;
  mailed: boolean;
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
        <InvitationLink name={made.employee.shortName} url={made.invitationUrl} mailed={made.mailed}>
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
  const [sendByMail, setSendByMail] = useState(true);
  const mail = useQuery(mailQuery);
  const form = useEmployeeForm({
    initial: nobody,
    draftKey: 'employees.new',
    submit: async (body) =>
      onMade(await addEmployee({ ...body, sendByMail: sendByMail && mail.data?.enabled === true })),
  });
  return (
    <Section>
      <EmployeeForm
        form={form}
        submitLabel={t('users.add')}
        onCancel={() => void navigate({ to: '/admin/users' })}
        below={<SendByMail label={t('users.sendByMail')} value={sendByMail} onChange={setSendByMail} />}
      />
    </Section>
  );
}
