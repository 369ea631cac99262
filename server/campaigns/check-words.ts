import type { Language } from '#domain/values/language.ts';
import type { Check } from './checks.ts';

/** What is wrong with a letter and what to do, with the place it is about. */
export const sayCheck = (code: Check['code'], about: string, language: Language): string =>
  words[language][code](about);

const words: Record<Language, Record<Check['code'], (about: string) => string>> = {
  ru: {
    audienceEmpty: () =>
      'Письмо никому не уйдёт. Выберите на шаге «Кому» группу, в которой есть согласия на рассылки',
    subjectEmpty: () => 'У письма нет темы. Напишите её на шаге «Письмо»',
    bodyEmpty: () => 'В письме нет ни слова. Добавьте текст или картинку на шаге «Письмо»',
    fieldUnknown: (about) => `Поля «${about}» нет. Вставьте поле из меню «Поле» или уберите скобки`,
    fieldWithoutWord: (about) =>
      `У кого поле «${about}» не заполнено, у того будет пусто. Впишите слово на этот случай: {{${about}|…}}`,
    linkWrong: (about) =>
      `Ссылка «${about}» никуда не ведёт. Нужен адрес, который начинается с https://, mailto: или tel:`,
    imageWithoutWords: () =>
      'У картинки нет слов. Напишите, что на ней: многие почтовые программы картинки не показывают',
    tooLarge: (about) =>
      `Письмо весит ${about.replace('.', ',')} МБ. Уменьшите картинки и вложения: от 5 МБ письмо долго открывается, больше 10 МБ не уйдёт`,
    mailOff: () =>
      'Отправка почты выключена. Попросите администратора включить её: Администрирование → Почта',
    senderWithoutAddress: () =>
      'У отправителя нет адреса. Попросите администратора указать его: Администрирование → Почта',
  },
  en: {
    audienceEmpty: () =>
      'The letter would go to nobody. Choose a group with consents to mailings in the step “To whom”',
    subjectEmpty: () => 'The letter has no subject. Write it in the step “Letter”',
    bodyEmpty: () => 'The letter says nothing. Add a text or a picture in the step “Letter”',
    fieldUnknown: (about) =>
      `There is no field “${about}”. Insert one from the menu “Field”, or remove the braces`,
    fieldWithoutWord: (about) =>
      `Where the field “${about}” is not filled in, nothing will stand. Give a word for that: {{${about}|…}}`,
    linkWrong: (about) => `The link “${about}” leads nowhere. It must begin with https://, mailto: or tel:`,
    imageWithoutWords: () => 'A picture has no words. Say what it shows: many mail programs show no pictures',
    tooLarge: (about) =>
      `The letter weighs ${about} MB. Make pictures and attachments smaller: from 5 MB on it opens slowly, beyond 10 MB it is not sent`,
    mailOff: () => 'Sending of mail is off. Ask the administrator to turn it on: Administration → Mail',
    senderWithoutAddress: () =>
      'The sender has no address. Ask the administrator to give one: Administration → Mail',
  },
};
