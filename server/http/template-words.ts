import type { Language } from '#domain/values/language.ts';

type Say = (params: Record<string, string | number>) => string;

/** Why a file is not taken as a template of documents, or a document cannot be made of it. */
export const templateWords: Record<Language, Record<string, Say>> = {
  ru: {
    template_broken: () =>
      'Файл повреждён. Откройте его в Word, сохраните заново как .docx и загрузите снова',
    template_heavy: () =>
      'Шаблон слишком тяжёлый. Уменьшите картинки: файл до 5 МБ, и распакованный — до 24 МБ',
    template_password: () => 'Файл под паролем. Снимите пароль, сохраните и загрузите снова',
    template_not_docx: () => 'Это не документ Word. Загрузите файл .docx',
    template_macros: () => 'В файле макросы. Сохраните его как «Документ Word (.docx)» без макросов',
    template_external: () =>
      'Файл тянет что-то снаружи: присоединённый шаблон, рисунок по ссылке или поле DDE. Вставьте это в сам файл и загрузите снова',
    template_embedded: () =>
      'Внутри файла вложен другой файл или элемент управления. Уберите его и загрузите снова',
    template_field: ({ field }) =>
      `Поля {${field}} нет. Исправьте его в файле: имена полей — в списке рядом с шаблонами`,
    template_list: ({ field }) =>
      `Повторять {#${field}} нельзя. Повторяются только списки из перечня рядом с шаблонами`,
    template_braces: ({ field }) =>
      `Скобки у «${field}» не сходятся: у каждой { должна быть своя }, у каждого {#…} — {/…}`,
    template_code: ({ field }) => `В шаблоне можно только подставить поле. Уберите «${field}»`,
    template_value: ({ field }) => `В этом шаблоне нет поля ${field}. Откройте создание документа ещё раз`,
    template_needs_order: () => 'Этот документ создаётся из заказа. Откройте заказ и создайте его там',
  },
  en: {
    template_broken: () => 'The file is damaged. Open it in Word, save it anew as .docx and load it again',
    template_heavy: () =>
      'The template is too heavy. Make the pictures smaller: 5 MB as a file, 24 MB unpacked',
    template_password: () => 'The file has a password. Remove it, save and load again',
    template_not_docx: () => 'This is not a Word document. Load a .docx file',
    template_macros: () => 'The file has macros. Save it as “Word document (.docx)” without them',
    template_external: () =>
      'The file fetches something from outside: an attached template, a linked picture or a DDE field. Put it into the file and load again',
    template_embedded: () => 'There is another file or a control inside. Remove it and load again',
    template_field: ({ field }) =>
      `There is no field {${field}}. Correct it in the file: names of fields are listed beside the templates`,
    template_list: ({ field }) =>
      `{#${field}} cannot be repeated. Only the lists named beside the templates can`,
    template_braces: ({ field }) =>
      `The braces at “${field}” do not match: each { needs its }, each {#…} its {/…}`,
    template_code: ({ field }) => `A template can only put in fields. Remove “${field}”`,
    template_value: ({ field }) =>
      `This template has no field ${field}. Open the making of the document again`,
    template_needs_order: () => 'This document is made from an order. Open the order and make it there',
  },
};
