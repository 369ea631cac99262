import type { Language } from '#domain/values/language.ts';

type Say = (language: Language) => string;
const both =
  (ru: string, en: string): Say =>
  (language) =>
    language === 'ru' ? ru : en;

/** Why an act does not fit how the news stands, and what to do instead. */
export const sayOut = both(
  'Новость уже опубликована. Чтобы изменить, кому она адресована, сначала снимите её с публикации',
  'The news is out already. To change for whom it is, withdraw it first',
);
export const sayNotOut = both('Новость ещё не опубликована', 'The news is not out yet');
export const sayKept = both(
  'Новость уже выходила: удалить её нельзя, её можно только снять с публикации',
  'The news was out already: it can be withdrawn, not deleted',
);
export const sayClosed = both('Комментарии к этой новости закрыты', 'Comments on this news are closed');
export const sayNotAsked = both(
  'Ознакомиться с этой новостью вас не просили',
  'You are not asked to acknowledge this news',
);
export const sayAllKnow = both(
  'Напоминать некому: ознакомились все',
  'Nobody is to be reminded: everybody has acknowledged it',
);
export const sayLately = both(
  'Всем, кто не ознакомился, уже напоминали. Снова — через 4 рабочих часа',
  'Everybody who has not acknowledged it was reminded lately. Again after 4 hours of work',
);
export const sayOwnComment = both('Комментарий меняет только его автор', 'Only its author changes a comment');
export const sayOwnRemoval = both(
  'Удалить комментарий может его автор или автор новости',
  'A comment is removed by its author or by the author of the news',
);
