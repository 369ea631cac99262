import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#web/shell/public.ts';
import { Page } from '#web/ui/Page.tsx';
import { Section } from '#web/ui/Section.tsx';
import { AboutName } from './AboutName.tsx';
import { TaskFields } from './TaskFields.tsx';
import classes from './Tasks.module.css';
import { aboutQuery } from './tasks.queries.ts';
import { useTaskForm } from './useTaskForm.ts';

const route = getRouteApi('/app/tasks/new');

/** From «Создать», from an order or a client: with what it is about filled in. */
export function NewTaskPage() {
  const { t } = useTranslation('tasks');
  const about = route.useSearch();
  const named = useQuery(aboutQuery(about));
  const navigate = useNavigate();
  const form = useTaskForm({
    task: null,
    about,
    onDone: ({ id }) => void navigate({ to: '/tasks/$id', params: { id: String(id) } }),
  });
  return (
    <Page
      title={t('form.newTitle')}
      width="form"
      above={<Breadcrumb parent={t('title')} href="/tasks" here={t('form.newTitle')} />}
    >
      <Section>
        {named.data && (
          <p className={classes.noted}>
            <AboutName about={named.data} />
            <br />
            <span className="meta">{t('form.hiddenFrom')}</span>
          </p>
        )}
        <TaskFields
          form={form}
          submitLabel={t('form.give')}
          onCancel={() => void navigate({ to: '/tasks', search: {} })}
        />
      </Section>
    </Page>
  );
}
