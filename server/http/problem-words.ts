import type { ProblemCode } from '#api/problem.ts';
import type { Language } from '#domain/values/language.ts';
import { importWords } from './import-words.ts';
import { reasonWords } from './reason-words.ts';

type Words = {
  titles: Record<ProblemCode, string>;
  details: Record<ProblemCode, string>;
  reason: (code: string, params: Record<string, string | number>) => string;
};

const ru: Words = {
  titles: {
    malformed: 'Запрос не разобрать',
    signed_out: 'Нужно войти',
    not_allowed: 'Нет права',
    not_found: 'Не найдено',
    gate_closed: 'Заказ пока не передать',
    version_conflict: 'Данные изменились',
    step_locked: 'Шаг закрыт',
    order_frozen: 'Заказ заморожен',
    already_done: 'Уже сделано',
    in_use: 'Используется',
    client_merged: 'Клиент объединён с другим',
    campaign_settled: 'Рассылку уже не изменить',
    comment_settled: 'Комментарий уже не изменить',
    too_many_pinned: 'Закреплено уже пять',
    already_set_up: 'Уже настроено',
    offset_differs: 'Не то место в файле',
    not_all_there: 'Файл загружен не весь',
    unknown_protocol: 'Другая версия протокола',
    too_large: 'Слишком большой',
    unsupported_type: 'Такой тип не принимается',
    invalid: 'Проверьте данные',
    too_many: 'Слишком часто',
    failed: 'Не получилось',
    unavailable: 'Временно недоступно',
    infected: 'В файле вирус',
    disk_full: 'Нет места',
  },
  details: {
    malformed: 'Запрос составлен неверно: лишнее поле, не тот тип или не JSON',
    signed_out: 'Сеанс закончился. Войдите снова — черновик на месте',
    not_allowed: 'Это действие вам не разрешено',
    not_found: 'Такой записи нет или она вам не видна',
    gate_closed: 'Заполните недостающее и повторите',
    version_conflict: 'Пока вы смотрели, данные изменились. Посмотрите разницу и повторите',
    step_locked: 'На этом шаге сейчас ничего не изменить',
    order_frozen: 'Заказ в отказе или в архиве: сначала верните его в работу',
    already_done: 'Это уже сделано',
    in_use: 'Запись используется, удалить её нельзя',
    client_merged:
      'Этого клиента объединили с другим. Откройте объединённую карточку или отмените объединение',
    campaign_settled:
      'Рассылка уже не черновик. Отмените отправку, если она ещё не началась, или сделайте копию и измените её',
    comment_settled:
      'Изменить комментарий можно в течение 15 минут после отправки. Напишите новый или ответьте на этот',
    too_many_pinned: 'Больше пяти комментариев не закрепить. Сначала открепите один из закреплённых',
    already_set_up: 'Vizir уже настроен. Войдите',
    offset_differs:
      'Пришло больше или меньше, чем вы думали. Узнайте запросом HEAD, сколько, и продолжите оттуда',
    not_all_there: 'Догрузите файл до конца и повторите',
    unknown_protocol: 'Загрузка по частям идёт по протоколу tus 1.0.0: укажите его в заголовке Tus-Resumable',
    too_large: 'Слишком много данных в одном запросе',
    unsupported_type: 'Данные этого типа сюда не принимаются',
    invalid: 'Исправьте отмеченные поля',
    too_many: 'Слишком много попыток. Подождите и повторите',
    failed:
      'Не получилось сохранить. Черновик цел. Повторите, а если не поможет — сообщите администратору код',
    unavailable: 'База данных недоступна. Повторим, как только она вернётся',
    infected: 'Антивирус нашёл в файле вирус, файл не принят',
    disk_full: 'На диске нет места. Сообщите администратору',
  },
  reason: (code, params) =>
    (reasonWords.ru[code] ?? importWords.ru[code])?.(params) ?? 'Исправьте это значение',
};

const en: Words = {
  titles: {
    malformed: 'Malformed request',
    signed_out: 'Sign in first',
    not_allowed: 'Not allowed',
    not_found: 'Not found',
    gate_closed: 'The order cannot move on yet',
    version_conflict: 'The data has changed',
    step_locked: 'The step is closed',
    order_frozen: 'The order is frozen',
    already_done: 'Already done',
    in_use: 'In use',
    client_merged: 'The client is merged',
    campaign_settled: 'The campaign stands',
    comment_settled: 'The comment stands',
    too_many_pinned: 'Five are pinned already',
    already_set_up: 'Already set up',
    offset_differs: 'Another place in the file',
    not_all_there: 'Not all of the file is here',
    unknown_protocol: 'Another version of the protocol',
    too_large: 'Too large',
    unsupported_type: 'Unsupported type',
    invalid: 'Check the values',
    too_many: 'Too many attempts',
    failed: 'It did not work',
    unavailable: 'Temporarily unavailable',
    infected: 'A virus in the file',
    disk_full: 'No space left',
  },
  details: {
    malformed: 'The request is malformed: an unknown property, a wrong type or not JSON',
    signed_out: 'The session has ended. Sign in again, your draft is kept',
    not_allowed: 'You may not do this',
    not_found: 'There is no such record, or you may not see it',
    gate_closed: 'Fill in what is missing and try again',
    version_conflict: 'The data changed while you were looking. See the difference and try again',
    step_locked: 'Nothing on this step can be changed now',
    order_frozen: 'The order is refused or archived: take it up again first',
    already_done: 'This has been done already',
    in_use: 'The record is in use and cannot be removed',
    client_merged: 'This client was merged into another. Open the merged card, or undo the merge',
    campaign_settled:
      'This is no draft any more. Cancel the sending if it has not begun, or make a copy and change that',
    comment_settled: 'A comment can be edited for 15 minutes. Write another one, or answer this one',
    too_many_pinned: 'No more than five comments can be pinned. Take one of them down first',
    already_set_up: 'Vizir is already set up. Sign in',
    offset_differs: 'More or less has come than you think. Ask with HEAD how much, and go on from there',
    not_all_there: 'Upload the rest of the file and try again',
    unknown_protocol: 'Uploads in pieces speak the tus protocol 1.0.0: say so in the header Tus-Resumable',
    too_large: 'Too much data in one request',
    unsupported_type: 'Data of this type is not accepted here',
    invalid: 'Correct the marked fields',
    too_many: 'Too many attempts. Wait and try again',
    failed: 'It could not be saved. Your draft is kept. Try again, or tell the administrator the code',
    unavailable: 'The database is unavailable. It will work again once it is back',
    infected: 'The antivirus found a virus in the file; it is not taken',
    disk_full: 'The disk is full. Tell the administrator',
  },
  reason: (code, params) => (reasonWords.en[code] ?? importWords.en[code])?.(params) ?? 'Correct this value',
};

export const problemWords: Record<Language, Words> = { ru, en };
