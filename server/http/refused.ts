import type { Allowed, Verdict } from '#domain/policy/can.ts';
import type { Language } from '#domain/values/language.ts';
import type { Person } from '#server/auth/actor.ts';
import { HttpProblem } from './problems.ts';

/** Names of the people a record itself knows, for the sentence. */
type Names = {
  manager?: string | undefined;
  expert?: string | null | undefined;
  clientManager?: string | null | undefined;
  author?: string | undefined;
};

/** «Резолюцию на шаге 2 ставит Кузнецова Ольга Викторовна»: who can, instead of "access denied". */
export function whoMay(
  person: Pick<Person, 'departments'>,
  allowed: readonly Allowed[],
  names: Names | null,
  language: Language,
): string {
  const words = [...new Set(allowed.map((one) => allowedName(person, one, names, language)))];
  if (words.length === 0) return language === 'ru' ? 'Это действие вам не разрешено' : 'You may not do this';
  return language === 'ru' ? `Это может: ${words.join(', ')}` : `This can be done by: ${words.join(', ')}`;
}

export function allowedName(
  { departments }: Pick<Person, 'departments'>,
  one: Allowed,
  names: Names | null,
  language: Language,
): string {
  const ru = language === 'ru';
  if (typeof one === 'object') {
    const key = 'headOf' in one ? one.headOf : one.membersOf;
    const department = departments.find((each) => each.key === key);
    if (!('headOf' in one))
      return ru ? `сотрудник отдела «${department?.name ?? key}»` : `anyone in ${department?.name ?? key}`;
    if (!department?.headName)
      return ru
        ? `руководитель отдела «${department?.name ?? key}»`
        : `the head of ${department?.name ?? key}`;
    if (!department.substituteName) return department.headName;
    return ru
      ? `${department.headName} (замещает ${department.substituteName})`
      : `${department.headName} (stood in for by ${department.substituteName})`;
  }
  if (one === 'managerOfOrder' && names?.manager) return names.manager;
  if (one === 'expertOfOrder' && names?.expert) return names.expert;
  if (one === 'clientManager' && names?.clientManager) return names.clientManager;
  if (one === 'author' && names?.author) return names.author;
  return words[language][one];
}

const words: Record<Language, Record<Extract<Allowed, string>, string>> = {
  ru: {
    managerOfOrder: 'менеджер заказа',
    expertOfOrder: 'эксперт заказа',
    visibilityGroup: 'участник группы видимости',
    director: 'директор',
    admin: 'администратор',
    anyManager: 'любой менеджер',
    mailingManager: 'менеджер, у которого администратор не забрал право на рассылки',
    headOfClientBase: 'руководитель продаж',
    clientManager: 'менеджер клиента',
    author: 'автор договора',
    finance: 'бухгалтерия',
    whoAdded: 'кто добавил документ',
    whoAddedFile: 'кто добавил файл',
    whoAsked: 'кто запросил резолюцию',
    whoMerged: 'кто объединил',
    managerOfEach: 'менеджер обоих клиентов',
    responsible: 'ответственный за звонок',
    taskAuthor: 'кто дал поручение',
    taskDoer: 'исполнитель или соисполнитель',
    headOfEmployee: 'руководитель сотрудника',
    newsAuthor: 'автор новости',
    anyHead: 'руководитель отдела — для своих сотрудников',
    headOfAudience: 'руководитель отделов, которым она адресована',
    absentee: 'сам сотрудник',
    headOverThem: 'руководитель его отдела или вышестоящий',
  },
  en: {
    managerOfOrder: 'the order’s manager',
    expertOfOrder: 'the order’s expert',
    visibilityGroup: 'a member of the visibility group',
    director: 'the director',
    admin: 'an administrator',
    anyManager: 'any manager',
    mailingManager: 'a manager from whom the administrator has not withdrawn campaigns',
    headOfClientBase: 'the head of sales',
    clientManager: 'the client’s manager',
    author: 'the contract’s author',
    finance: 'accounting',
    whoAdded: 'who added the document',
    whoAddedFile: 'who added the file',
    whoAsked: 'who asked for the resolution',
    whoMerged: 'who merged them',
    managerOfEach: 'the manager of both clients',
    responsible: 'who is to call',
    taskAuthor: 'whoever gave the task',
    taskDoer: 'the assignee or a co-worker',
    headOfEmployee: 'the employee’s head',
    newsAuthor: 'the author of the news',
    anyHead: 'a head of a department, for their own people',
    headOfAudience: 'the head of the departments it is for',
    absentee: 'the employee',
    headOverThem: 'the head of their department or one above',
  },
};

export function notAllowed(
  person: Person,
  verdict: Extract<Verdict, { ok: false }>,
  names: Names | null,
): HttpProblem {
  return new HttpProblem('not_allowed', {
    detail: (language) => whoMay(person, verdict.allowed, names, language),
  });
}
