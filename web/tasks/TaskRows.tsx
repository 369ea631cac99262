import { useTranslation } from 'react-i18next';
import { ShapeIcon } from '#web/ui/shapes.tsx';
import { aboutWords } from './about.ts';
import { TaskBadge } from './TaskBadge.tsx';
import classes from './Tasks.module.css';
import type { TaskLine } from './tasks.queries.ts';
import { useDeadline } from './useDeadline.ts';

interface TaskRowsProps {
  tasks: readonly TaskLine[];
  /** Whom a row names: who gave it, or who is to do it. */
  who: 'author' | 'assignee';
}

/** The whole row is the link; on a phone it folds into two lines. */
export function TaskRows({ tasks, who }: TaskRowsProps) {
  return (
    <ul className={classes.rows}>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} who={who} />
      ))}
    </ul>
  );
}

function TaskRow({ task, who }: { task: TaskLine; who: TaskRowsProps['who'] }) {
  const { t } = useTranslation('tasks');
  const { items, others } = task;
  const about = useAbout(task.subject);
  const person = who === 'author' ? task.author : task.assignee;
  const beside = [
    t(who === 'author' ? 'row.from' : 'row.to', { name: person.shortName }),
    who === 'assignee' && others > 0 && t('row.others', { count: others }),
  ];
  return (
    <li>
      <a className={classes.row} href={`/tasks/${task.id}`}>
        <span className={classes.badge}>
          <TaskBadge state={task.state} />
        </span>
        <span className={classes.what}>
          <span className={classes.title}>{task.title}</span>
          {about && <span className={classes.about}>{about}</span>}
        </span>
        <span className={classes.who}>
          {beside.filter(Boolean).join(' ')}
          {items.total > 0 && (
            <span className="meta nowrap">
              <span aria-hidden="true"> · {t('row.items', items)}</span>
              <span className="visuallyHidden">, {t('row.itemsLabel', items)}</span>
            </span>
          )}
        </span>
        <span className={classes.due}>
          <DeadlineText task={task} />
        </span>
      </a>
    </li>
  );
}

export function DeadlineText({ task }: { task: Pick<TaskLine, 'dueOn' | 'dueAt' | 'overdue'> }) {
  const { t } = useTranslation('tasks');
  const deadline = useDeadline();
  if (!task.overdue) return <span className={task.dueOn ? undefined : 'muted'}>{deadline(task)}</span>;
  return (
    <span className={classes.overdue}>
      <ShapeIcon shape="alert" />
      <span className="visuallyHidden">{t('row.overdue')}: </span>
      {deadline(task)}
    </span>
  );
}

/** «Заказ З-2026-0147 · ООО «Нефтехим»», or that it is something the reader does not see. */
export function useAbout(subject: TaskLine['subject']): string | null {
  const { t } = useTranslation('tasks');
  if (!subject) return null;
  if (subject.type === 'hidden') return t('about.hidden');
  return [aboutWords(subject, t), subject.subtitle].filter(Boolean).join(' · ');
}
