import type { TaskState } from '#domain/tasks/task-state.ts';
import type { Language } from '#domain/values/language.ts';

/** Why an act does not fit the state, and what to do instead. */
export const sayNotNow =
  (state: TaskState) =>
  (language: Language): string =>
    words[language][state];

const words: Record<Language, Record<TaskState, string>> = {
  ru: {
    open: 'Поручение ещё в работе: сначала его нужно выполнить',
    done: 'Поручение выполнено и ждёт приёмки. Чтобы изменить его, верните в работу',
    accepted: 'Поручение принято. Чтобы продолжить, возобновите его',
    cancelled: 'Поручение отменено. Чтобы продолжить, возобновите его',
  },
  en: {
    open: 'The task is being worked on: it has to be done first',
    done: 'The task is done and waits to be accepted. To change it, send it back to work',
    accepted: 'The task is accepted. To go on, take it up again',
    cancelled: 'The task is cancelled. To go on, take it up again',
  },
};
