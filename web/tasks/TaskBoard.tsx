import { useTranslation } from 'react-i18next';
import { Section } from '#web/ui/Section.tsx';
import { TaskRows } from './TaskRows.tsx';
import type { TaskFilters } from './taskFilters.ts';
import type { TaskLine } from './tasks.queries.ts';

/** The department at one look: under each person, or under each state, what is there. */
export function TaskBoard({
  tasks,
  by,
}: {
  tasks: readonly TaskLine[];
  by: NonNullable<TaskFilters['group']>;
}) {
  const { t } = useTranslation('tasks');
  const groups = new Map<string, TaskLine[]>();
  for (const task of tasks) {
    const name = by === 'people' ? task.assignee.name : t(`badge.${task.state}`);
    groups.set(name, [...(groups.get(name) ?? []), task]);
  }
  const names = [...groups.keys()];
  if (by === 'people') names.sort((one, other) => one.localeCompare(other));
  return names.map((name) => {
    const rows = groups.get(name) ?? [];
    return (
      <Section key={name} title={name} count={rows.length} flush>
        <TaskRows tasks={rows} who={by === 'people' ? 'author' : 'assignee'} />
      </Section>
    );
  });
}
