import type { RequestState } from '#domain/absences/request-state.ts';
import type { Language } from '#domain/values/language.ts';

/** Why an act does not fit, and what to do instead. */
export const absenceWords = {
  notEndable: (language: Language): string =>
    language === 'ru'
      ? 'Отсутствие ещё не началось или уже закончилось. Ненужное отмените'
      : 'The absence has not begun or is over. Cancel it if it is not needed',
  hasBegun: (language: Language): string =>
    language === 'ru'
      ? 'Отсутствие уже началось. Отметьте «Вышел раньше»'
      : 'The absence has begun. Use “Back sooner”',
};

export const sayDecided =
  (state: RequestState) =>
  (language: Language): string =>
    words[language][state];

const words: Record<Language, Record<RequestState, string>> = {
  ru: {
    requested: 'Заявка ещё не рассмотрена',
    approved: 'Заявка уже согласована. Отменить можно само отсутствие',
    declined: 'Заявка отклонена. Чтобы попросить снова, создайте новую',
    withdrawn: 'Заявка отозвана. Чтобы попросить снова, создайте новую',
    cancelled: 'Отсутствие отменено. Чтобы попросить снова, создайте новую заявку',
  },
  en: {
    requested: 'The request is not decided yet',
    approved: 'The request is approved. The absence itself can be cancelled',
    declined: 'The request is declined. To ask again, make a new one',
    withdrawn: 'The request is withdrawn. To ask again, make a new one',
    cancelled: 'The absence is cancelled. To ask again, make a new request',
  },
};
