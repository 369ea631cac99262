import type { Language } from '../values/language.ts';

/** What happened, of one kind: `bare` alone, `step` with the step, `label` with what it is about. */
type Words = { bare: string; step?: string; label?: string };

/** One wording for the page and for letters. `{{step}}` and `{{label}}` are filled in. */
export const kindWords = {
  ru: {
    other: { bare: 'Изменение' },
    paymentEntered: { bare: 'Внесён платёж' },
    paymentReversed: { bare: 'Платёж сторнирован' },
    markSet: { bare: 'Поставлена отметка', label: '{{label}}: отмечено' },
    markCleared: { bare: 'Отметка снята', label: '{{label}}: отметка снята' },
    expertAssigned: { bare: 'Вам назначена экспертиза' },
    expertReplaced: { bare: 'Вы больше не эксперт заказа' },
    resolutionRequested: { bare: 'Запрошена резолюция', step: 'Запрошена резолюция: {{step}}' },
    resolutionGiven: { bare: 'Резолюция поставлена', step: 'Резолюция поставлена: {{step}}' },
    resolutionWithdrawn: { bare: 'Резолюция снята', step: 'Резолюция снята: {{step}}' },
    orderReturned: { bare: 'Возврат на доработку', step: 'Возврат на доработку: {{step}}' },
    orderRefused: { bare: 'Отказ по заказу' },
    orderTakenUp: { bare: 'Заказ снова в работе' },
    commentWritten: { bare: 'Новый комментарий' },
    mentioned: { bare: 'Вас упомянули в комментарии' },
    managerAssigned: { bare: 'Вам передан заказ' },
    callComes: { bare: 'Завтра звонок клиенту', label: 'Завтра звонок клиенту: {{label}}' },
    callSoon: { bare: 'Скоро звонок клиенту', label: 'Скоро звонок клиенту: {{label}}' },
    callOverdue: { bare: 'Звонок клиенту просрочен', label: 'Звонок клиенту просрочен: {{label}}' },
    callNeglected: { bare: 'Клиенту не позвонили вовремя', label: 'Клиенту не позвонили вовремя: {{label}}' },
    taskGiven: { bare: 'Вам дано поручение' },
    taskDeadlineChanged: { bare: 'Изменён срок поручения' },
    taskDone: { bare: 'Поручение выполнено, примите результат' },
    taskAccepted: { bare: 'Результат поручения принят' },
    taskSentBack: { bare: 'Поручение возвращено на доработку' },
    taskCancelled: { bare: 'Поручение отменено' },
    taskTakenAgain: { bare: 'Поручение снова в работе' },
    taskRemarked: { bare: 'Новое сообщение к поручению' },
    taskDueSoon: { bare: 'Близится срок поручения' },
    taskDueToday: { bare: 'Сегодня срок поручения' },
    certificateExpires: { bare: 'Истекает удостоверение', label: 'Истекает удостоверение: {{label}}' },
    taskOverdue: { bare: 'Срок поручения прошёл' },
    newsPublished: { bare: 'Новость' },
    newsImportant: { bare: 'Важная новость: нужно ознакомиться' },
    newsReminded: { bare: 'Напоминание: ознакомьтесь с новостью' },
    newsCommented: { bare: 'Новый комментарий к новости' },
    importFinished: { bare: 'Импорт закончен' },
    importStopped: { bare: 'Импорт остановлен' },
    importUndone: { bare: 'Импорт отменён' },
    campaignEnded: { bare: 'Рассылка закончена' },
    campaignHalted: { bare: 'Рассылка приостановлена', label: 'Рассылка приостановлена: {{label}}' },
    stepDueComes: { bare: 'Сегодня срок шага', step: 'Сегодня срок шага: {{step}}' },
    stepOverdue: { bare: 'Срок шага прошёл', step: 'Срок шага прошёл: {{step}}' },
    reminded: {
      bare: 'Вам напоминают',
      label: 'Вам напоминают: {{label}}',
      step: 'Вам напоминают о резолюции: {{step}}',
    },
    validUntilComes: { bare: 'Истекает срок действия' },
  },
  en: {
    other: { bare: 'A change' },
    paymentEntered: { bare: 'Payment entered' },
    paymentReversed: { bare: 'Payment reversed' },
    markSet: { bare: 'Mark set', label: '{{label}}: set' },
    markCleared: { bare: 'Mark cleared', label: '{{label}}: cleared' },
    expertAssigned: { bare: 'An examination is assigned to you' },
    expertReplaced: { bare: 'You are no longer the expert of this order' },
    resolutionRequested: { bare: 'Resolution requested', step: 'Resolution requested: {{step}}' },
    resolutionGiven: { bare: 'Resolution given', step: 'Resolution given: {{step}}' },
    resolutionWithdrawn: { bare: 'Resolution withdrawn', step: 'Resolution withdrawn: {{step}}' },
    orderReturned: { bare: 'Returned for rework', step: 'Returned for rework: {{step}}' },
    orderRefused: { bare: 'Order refused' },
    orderTakenUp: { bare: 'Order taken up again' },
    commentWritten: { bare: 'New comment' },
    mentioned: { bare: 'You are mentioned in a comment' },
    managerAssigned: { bare: 'An order is given to you' },
    callComes: { bare: 'A call to a client tomorrow', label: 'A call to a client tomorrow: {{label}}' },
    callSoon: { bare: 'A call to a client soon', label: 'A call to a client soon: {{label}}' },
    callOverdue: { bare: 'A call to a client is overdue', label: 'A call to a client is overdue: {{label}}' },
    callNeglected: {
      bare: 'A client was not called in time',
      label: 'A client was not called in time: {{label}}',
    },
    taskGiven: { bare: 'A task is given to you' },
    taskDeadlineChanged: { bare: 'The deadline of a task is changed' },
    taskDone: { bare: 'A task is done, accept the result' },
    taskAccepted: { bare: 'The result of a task is accepted' },
    taskSentBack: { bare: 'A task is sent back' },
    taskCancelled: { bare: 'A task is cancelled' },
    taskTakenAgain: { bare: 'A task is open again' },
    taskRemarked: { bare: 'A new remark on a task' },
    taskDueSoon: { bare: 'A task is due soon' },
    taskDueToday: { bare: 'A task is due today' },
    certificateExpires: { bare: 'A certificate runs out', label: 'A certificate runs out: {{label}}' },
    taskOverdue: { bare: 'A task is overdue' },
    newsPublished: { bare: 'News' },
    newsImportant: { bare: 'Important news to acknowledge' },
    newsReminded: { bare: 'A reminder to acknowledge the news' },
    newsCommented: { bare: 'A new comment on the news' },
    importFinished: { bare: 'The import has ended' },
    importStopped: { bare: 'The import has stopped' },
    importUndone: { bare: 'The import is undone' },
    campaignEnded: { bare: 'The campaign has ended' },
    campaignHalted: { bare: 'The campaign is paused', label: 'The campaign is paused: {{label}}' },
    stepDueComes: { bare: 'A step is due today', step: 'Due today: {{step}}' },
    stepOverdue: { bare: 'A step is overdue', step: 'Overdue: {{step}}' },
    reminded: {
      bare: 'You are reminded',
      label: 'You are reminded: {{label}}',
      step: 'You are reminded of the resolution: {{step}}',
    },
    validUntilComes: { bare: 'Validity is running out' },
  },
} as const satisfies Record<Language, Record<string, Words>>;

export type SaidFact = { kind: string; stepTitle: string | null; label: string | null };

/** «Запрошена резолюция: Условия» */
export function sayFact({ kind, stepTitle, label }: SaidFact, language: Language): string {
  const all: Record<string, Words> = kindWords[language];
  const words: Words = all[kind] ?? kindWords[language].other;
  if (label !== null && words.label) return words.label.replace('{{label}}', () => label);
  if (label === null && stepTitle !== null && words.step)
    return words.step.replace('{{step}}', () => stepTitle);
  return words.bare;
}
