import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '#web/http/tellProblem.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { MomentText } from '#web/ui/DateText.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Person } from '#web/ui/Person.tsx';
import { Section } from '#web/ui/Section.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import { hrefOfSubject } from './about.ts';
import { TaskActions } from './TaskActions.tsx';
import { TaskBadge } from './TaskBadge.tsx';
import { TaskCourse } from './TaskCourse.tsx';
import { TaskFiles } from './TaskFiles.tsx';
import { DeadlineText, useAbout } from './TaskRows.tsx';
import classes from './Tasks.module.css';
import { type Task, taskActs } from './tasks.queries.ts';

export function TaskCard({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  return (
    <Page
      title={task.title}
      above={<Breadcrumb parent={t('title')} href="/tasks" here={task.title} />}
      aside={<TaskBadge state={task.state} />}
      actions={<TaskActions task={task} />}
    >
      <div className={classes.columns}>
        <div className={classes.main}>
          {task.body && (
            <Section title={t('card.details')}>
              <p className={classes.body}>{task.body}</p>
            </Section>
          )}
          {task.items.length > 0 && <Checklist task={task} />}
          <TaskFiles task={task} />
          <Section title={t('card.course')}>
            <TaskCourse task={task} />
          </Section>
        </div>
        <Section>
          <Facts task={task} />
        </Section>
      </div>
    </Page>
  );
}

function Checklist({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const done = task.items.filter((item) => item.done !== null).length;
  // a tick shows at once; the answer brings who set it
  const [sent, setSent] = useState<Readonly<Record<number, boolean>>>({});
  async function tick(itemId: number, to: boolean) {
    setSent((was) => ({ ...was, [itemId]: to }));
    try {
      await taskActs.tick(task.id, itemId, to);
    } catch (cause) {
      tellProblem(cause);
    } finally {
      setSent(({ [itemId]: _, ...others }) => others);
    }
  }
  return (
    <Section title={`${t('card.items')}: ${t('row.items', { done, total: task.items.length })}`}>
      <ul className={classes.items}>
        {task.items.map((item) => (
          <li key={item.id}>
            <Checkbox
              label={item.title}
              checked={sent[item.id] ?? item.done !== null}
              disabled={!task.abilities.tick.allowed}
              description={
                item.done && (
                  <>
                    {item.done.by.shortName}, <MomentText at={item.done.at} />
                  </>
                )
              }
              onChange={(event) => void tick(item.id, event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Facts({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const about = useAbout(task.subject);
  const { subject } = task;
  const href = hrefOfSubject(subject);
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('card.deadline')}</dt>
        <dd>
          <DeadlineText task={task} />
        </dd>
      </div>
      <div>
        <dt>{t('card.assignee')}</dt>
        <dd>
          <Person person={task.assignee} href={`/people/${task.assignee.id}`} />
        </dd>
      </div>
      {task.people.length > 0 && (
        <div>
          <dt>{t('card.people')}</dt>
          {task.people.map((person) => (
            <dd key={person.id}>
              <Person person={person} href={`/people/${person.id}`} />
            </dd>
          ))}
        </div>
      )}
      <div>
        <dt>{t('card.author')}</dt>
        <dd>
          <Person person={task.author} href={`/people/${task.author.id}`} />
        </dd>
      </div>
      <div>
        <dt>{t('card.given')}</dt>
        <dd>
          <MomentText at={task.createdAt} />
        </dd>
      </div>
      {subject && about && (
        <div>
          <dt>{t('about.label')}</dt>
          <dd>{href ? <TextLink href={href}>{about}</TextLink> : <span className="muted">{about}</span>}</dd>
        </div>
      )}
    </dl>
  );
}
