import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { NewTask } from './NewTask.tsx';

const route = getRouteApi('/app/tasks/new');

/** The same form as over a page, for links followed into a tab of their own. */
export function NewTaskPage() {
  const { t } = useTranslation('tasks');
  const about = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page
      title={t('form.newTitle')}
      width="form"
      above={<Breadcrumb parent={t('title')} href="/tasks" here={t('form.newTitle')} />}
    >
      <Section>
        <NewTask
          about={about}
          onGiven={({ id }) => void navigate({ to: '/tasks/$id', params: { id: String(id) } })}
          onCancel={() => void navigate({ to: '/tasks', search: {} })}
        />
      </Section>
    </Page>
  );
}
