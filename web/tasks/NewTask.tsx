import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tell } from '#web/ui/undo.tsx';
import { AboutName } from './AboutName.tsx';
import type { About } from './giving.ts';
import { TaskFields } from './TaskFields.tsx';
import { ChosenFiles } from './TaskFiles.tsx';
import classes from './Tasks.module.css';
import { aboutQuery, type Task } from './tasks.queries.ts';
import { useFiles } from './useFiles.ts';
import { useTaskForm } from './useTaskForm.ts';

interface NewTaskProps {
  about: About;
  onGiven: (task: Task) => void;
  onCancel: () => void;
}

/** The form of a new task, with what it is about filled in; its files go once it is there. */
export function NewTask({ about, onGiven, onCancel }: NewTaskProps) {
  const { t } = useTranslation('tasks');
  const named = useQuery(aboutQuery(about));
  const files = useFiles();
  const form = useTaskForm({
    task: null,
    about,
    onDone: async (task) => {
      if (!(await files.sendTo(task.id))) tell(t('files.notAll'), 'danger');
      onGiven(task);
    },
  });
  return (
    <>
      {named.data && (
        <p className={classes.noted}>
          <AboutName about={named.data} />
          <br />
          <span className="meta">{t('form.hiddenFrom')}</span>
        </p>
      )}
      <TaskFields form={form} submitLabel={t('form.give')} onCancel={onCancel}>
        <ChosenFiles files={files} label={t('files.attach')} />
      </TaskFields>
    </>
  );
}
