import type { StepLock } from '#domain/process/refusals.ts';
import type { Language } from '#domain/values/language.ts';

/** Why nothing can be done with a step now, in a sentence that says what would help. */
export const lockWords: Record<Language, Record<StepLock, string>> = {
  ru: {
    not_open: 'Шаг ещё не открыт: сначала согласуйте предыдущий',
    signed: 'Шаг согласован, подписанное не меняется. Верните заказ на этот шаг',
    awaiting_resolution: 'Резолюция запрошена, поля закрыты. Отзовите запрос, чтобы изменить',
    not_confirmed: 'Заказ не подтверждён клиентом: дальше первого шага ничего не заполняется',
    not_current: 'Заказ сейчас на другом шаге',
    not_requested: 'Резолюция ещё не запрошена',
    next_step_begun: 'На следующем шаге уже есть данные: верните заказ на доработку с причиной',
    signed_over: 'Это уже подписано',
    by_signature_only: 'Это заполняет тот, кто подписывает, вместе с резолюцией',
  },
  en: {
    not_open: 'The step is not open yet: the one before must be approved first',
    signed: 'The step is approved and what is signed does not change. Return the order to this step',
    awaiting_resolution:
      'The resolution is requested and the fields are closed. Take the request back to change them',
    not_confirmed: 'The client has not confirmed the order: nothing is filled past the first step',
    not_current: 'The order is at another step now',
    not_requested: 'The resolution has not been requested yet',
    next_step_begun: 'The next step already has data: return the order with a reason',
    signed_over: 'This is signed already',
    by_signature_only: 'The signer fills this together with the signature',
  },
};

export const frozenWords: Record<Language, { refused: string; archived: string }> = {
  ru: {
    refused: 'Заказ в отказе. Сначала возьмите его снова в работу',
    archived: 'Заказ в архиве и только читается',
  },
  en: {
    refused: 'The order is refused. Take it up again first',
    archived: 'The order is archived and read-only',
  },
};

/** Why nobody is reminded now. */
export const reminderWords: Record<Language, { nobody: string; lately: (who: string) => string }> = {
  ru: {
    nobody: 'Этого сейчас ни от кого не ждут: обновите страницу',
    lately: (who) => `${who} уже напоминает об этом. Напомнить снова можно через четыре рабочих часа`,
  },
  en: {
    nobody: 'Nobody else is awaited for this now: reload the page',
    lately: (who) => `${who} has reminded of this already. It can be done again after four hours of work`,
  },
};

/** Why nobody can be named the expert just so. */
export const expertWords: Record<Language, { none: string; same: string; signed: string; unsigned: string }> =
  {
    ru: {
      none: 'В процессе этого заказа эксперт не назначается',
      same: 'Этот эксперт уже назначен',
      signed: 'Эксперт назначен и подписан. Чтобы заменить, укажите причину',
      unsigned: 'Эксперта назначают на его шаге',
    },
    en: {
      none: 'The process of this order names no expert',
      same: 'This expert is assigned already',
      signed: 'The expert is assigned and signed. To replace them, give a reason',
      unsigned: 'The expert is assigned at the step that names one',
    },
  };
