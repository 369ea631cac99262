import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deskRoutes } from '#api/desk.ts';
import { useMe } from '#web/session/public.ts';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TaskRows } from './TaskRows.tsx';
import classes from './Tasks.module.css';

type Home = z.output<typeof deskRoutes.home.response>;

/** «Задачи» of the home page: what I am to do, overdue first, and what I am to accept. */
export function TasksHome({ tasks }: { tasks: Home['tasks'] }) {
  const { t } = useTranslation('tasks');
  const { items, more } = tasks;
  if (items.length === 0) return <Nothing title={t('home.title')}>{t('home.nothing')}</Nothing>;
  return (
    <Section
      title={t('home.title')}
      count={more ? undefined : items.length}
      flush
      actions={
        <a className={classes.all} href="/tasks">
          {t('home.all')}
        </a>
      }
    >
      <Rows tasks={items} />
    </Section>
  );
}

/** To be done by me: who gave it; to be accepted by me: who did it. */
function Rows({ tasks }: { tasks: Home['tasks']['items'] }) {
  const me = useMe().employee.id;
  const waits = tasks.filter(({ state, author }) => state === 'done' && author.id === me);
  const mine = tasks.filter((task) => !waits.includes(task));
  return (
    <>
      {mine.length > 0 && <TaskRows tasks={mine} who="author" />}
      {waits.length > 0 && <TaskRows tasks={waits} who="assignee" />}
    </>
  );
}
