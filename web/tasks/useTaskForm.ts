import { useTranslation } from 'react-i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import type { Errors } from '#web/form/useFormState.ts';
import { useVersionedEdit, type Versioned } from '#web/form/useVersionedEdit.ts';
import { answer, api } from '#web/http/client.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import type { Entity } from '#web/ui/EntityCombobox.tsx';
import { dateWords } from '#web/ui/inline/reasons.ts';
import { tell } from '#web/ui/undo.tsx';
import type { About } from './giving.ts';
import { type Task, taskActs } from './tasks.queries.ts';
import { itemsOf, linesOf, timeOf } from './taskValues.ts';

export interface TaskValues {
  title: string;
  body: string;
  assignee: Entity | null;
  people: Entity[];
  on: string;
  at: string;
  /** A line each. */
  items: string;
}

interface TaskFormOptions {
  /** null gives a new one. */
  task: Task | null;
  about: About;
  onDone: (task: Task) => unknown;
}

export function useTaskForm({ task, about, onDone }: TaskFormOptions) {
  const { t } = useTranslation('tasks');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const entity = ({ id, name }: { id: number; name: string }): Entity => ({ id, label: name });

  const valuesOf = (one: Task): Versioned<TaskValues> => ({
    version: one.version,
    values: {
      title: one.title,
      body: one.body,
      assignee: entity(one.assignee),
      people: one.people.map(entity),
      on: one.dueOn ? format.date(one.dueOn) : '',
      at: one.dueAt ?? '',
      items: one.items.map((item) => item.title).join('\n'),
    },
  });
  const empty: Versioned<TaskValues> = {
    version: 0,
    values: { title: about.title ?? '', body: '', assignee: null, people: [], on: '', at: '', items: '' },
  };

  function check(values: TaskValues): Errors<TaskValues> {
    const wrong: Errors<TaskValues> = {};
    if (values.title.trim() === '') wrong.title = t('need.title');
    if (values.assignee === null) wrong.assignee = t('need.assignee');
    const read = parseDate(values.on);
    if (values.on.trim() !== '') {
      if (!read.ok) wrong.on = dateWords(read.reason, common);
      else if (read.value < format.today() && read.value !== task?.dueOn) wrong.on = t('need.past');
    } else if (values.at.trim() !== '') wrong.on = t('need.atDay');
    if (timeOf(values.at) === undefined) wrong.at = t('need.at');
    const lines = linesOf(values.items);
    if (lines.length > 50 || lines.some((line) => line.length > 300)) wrong.items = t('need.items');
    return wrong;
  }

  return useVersionedEdit<TaskValues>({
    start: task ? valuesOf(task) : empty,
    draftKey: task ? `tasks.${task.id}` : draftKeyOf(about),
    check,
    checkOnLeave: ['on', 'at', 'items'],
    fieldsOf: (cause) => {
      const fields = fieldsOf(cause);
      return (
        fields &&
        Object.fromEntries(Object.entries(fields).map(([key, text]) => [fieldNames[key] ?? key, text]))
      );
    },
    fresh: async () => {
      const path = { id: task?.id ?? 0 };
      return valuesOf(await answer(api.GET('/api/tasks/{id}', { params: { path } })));
    },
    save: async (values, version) => {
      const read = parseDate(values.on);
      const body = {
        title: values.title,
        body: values.body,
        assigneeId: Number(values.assignee?.id),
        peopleIds: values.people.map(({ id }) => Number(id)),
        dueOn: read.ok ? read.value : null,
        dueAt: timeOf(values.at) ?? null,
      };
      const saved = task
        ? await taskActs.edit(task.id, { ...body, version, items: itemsOf(values.items, task.items) })
        : await taskActs.give({
            ...body,
            items: linesOf(values.items).map((title) => ({ title })),
            orderId: about.orderId ?? null,
            clientId: about.clientId ?? null,
            newsId: about.newsId ?? null,
            commentId: about.commentId ?? null,
          });
      tell(task ? t('told.saved') : t('told.given', { name: saved.assignee.shortName }));
      await onDone(saved);
    },
    say: (key, values) => {
      const value = values[key];
      if (Array.isArray(value)) return value.map(({ label }) => label).join(', ');
      return typeof value === 'object' && value !== null ? value.label : (value ?? '');
    },
    label: (key) => t(`form.${key}`),
  });
}

/** Fields as the server names them. */
const fieldNames: Record<string, keyof TaskValues> = {
  assigneeId: 'assignee',
  peopleIds: 'people',
  dueOn: 'on',
  dueAt: 'at',
};

function draftKeyOf({ orderId, clientId, newsId, commentId }: About): string {
  if (orderId !== undefined) return `orders.${orderId}.task`;
  if (newsId !== undefined) return `news.${newsId}.task`;
  if (commentId !== undefined) return `comments.${commentId}.task`;
  return clientId !== undefined ? `clients.${clientId}.task` : 'tasks.new';
}
