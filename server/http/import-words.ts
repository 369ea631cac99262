import type { Language } from '#domain/values/language.ts';

type Say = (params: Record<string, string | number>) => string;

/** What is wrong with a row of a table, or was left as it is, by code. */
export const importWords: Record<Language, Record<string, Say>> = {
  ru: {
    table_formula: () =>
      'В ячейке формула без значения. Откройте файл в Excel, сохраните и загрузите снова — или впишите значение',
    table_error_cell: ({ text }) => `В ячейке ошибка Excel «${text}». Впишите значение`,
    import_several: ({ names }) => `Подходит несколько клиентов: ${names}. Укажите ИНН или объедините их`,
    import_choice: ({ text }) =>
      `«${text}» нет в справочнике. Исправьте, очистите ячейку или попросите администратора добавить`,
    import_choice_left: ({ text }) => `«${text}» нет в справочнике: загрузится без этого значения`,
    import_manager: ({ text }) =>
      `Менеджера «${text}» нет среди действующих. Укажите ФИО или почту, как в справочнике сотрудников`,
    import_manager_several: ({ text }) => `«${text}» — несколько менеджеров. Укажите ФИО полностью или почту`,
    import_not_allowed: ({ who }) => `У вас нет права на эту строку. ${who}`,
    import_comment_left: () => 'Клиент уже есть: комментарий не добавлен',
    import_same: () => 'Всё это у записи уже есть',
    import_no_client: ({ text }) =>
      `Клиента «${text}» нет. Сначала загрузите клиентов или исправьте название и ИНН`,
    import_contract_signed: () => 'По договору подписан шаг: условия меняют на его карточке, с причиной',
    import_no_contract: ({ text }) =>
      `Договора «${text}» нет. Сначала загрузите договоры или исправьте номер`,
    import_said: ({ text }) => `${text}`,
    import_status: ({ text }) =>
      `Статус «${text}» не понятен. Напишите «Предпосылка» или «Подтверждён клиентом»`,
    import_number_twice: ({ row }) => `Такой номер уже стоит в строке ${row}`,
    import_like_row: ({ row }) => `Та же запись, что в строке ${row}`,
    import_worked_on: ({ who, at }) => `С записью с тех пор работали: ${who}, ${at}`,
    import_worked_on_unseen: () => 'С записью с тех пор работали',
    import_worked_on_order: () => 'С заказом с тех пор работали',
    import_changed_since: () => 'Значение с тех пор изменили: оно оставлено',
    import_cannot_go_back: () =>
      'Прежние значения вернуть нельзя: их нет в справочнике или менеджер больше не работает',
    import_gone: () => 'Записи больше нет',
    import_contact_worked_on: () =>
      'Контактное лицо с тех пор изменили или записали его согласие: оно оставлено',
    import_failed: () => 'Эту строку загрузить не получилось. Проверьте её и попробуйте ещё раз',
    import_column_twice: () => 'Один столбец указан дважды. Оставьте его в одном поле',
    import_required: ({ fields }) => `Укажите, в каком столбце ${fields}`,
    import_client_column: () => 'Укажите, в каком столбце название клиента или его ИНН',
  },
  en: {
    table_formula: () =>
      'The cell holds a formula without a value. Save the file in Excel and load it again, or type the value',
    table_error_cell: ({ text }) => `The cell holds an Excel error, ${text}. Type the value`,
    import_several: ({ names }) => `Several clients fit: ${names}. Give the INN, or merge them`,
    import_choice: ({ text }) =>
      `The dictionary has no “${text}”. Correct it, empty the cell, or ask the administrator to add it`,
    import_choice_left: ({ text }) => `The dictionary has no “${text}”: imported without it`,
    import_manager: ({ text }) =>
      `There is no active manager “${text}”. Give the full name or e-mail as in the directory`,
    import_manager_several: ({ text }) => `“${text}” is several managers. Give the full name or e-mail`,
    import_not_allowed: ({ who }) => `You may not do what this row says. ${who}`,
    import_comment_left: () => 'The client is there already: the comment is not added',
    import_same: () => 'The record has all of this already',
    import_no_client: ({ text }) =>
      `There is no client “${text}”. Import the clients first, or correct the name and INN`,
    import_contract_signed: () =>
      'A step is signed over this contract: its terms are changed on its card, with a reason',
    import_no_contract: ({ text }) =>
      `There is no contract “${text}”. Import the contracts first, or correct the number`,
    import_said: ({ text }) => `${text}`,
    import_status: ({ text }) => `The status “${text}” is not clear. Write Prospect or Confirmed`,
    import_number_twice: ({ row }) => `Row ${row} has this number already`,
    import_like_row: ({ row }) => `The same record as row ${row}`,
    import_worked_on: ({ who, at }) => `Worked on since: ${who}, ${at}`,
    import_worked_on_unseen: () => 'The record has been worked on since',
    import_worked_on_order: () => 'The order has been worked on since',
    import_changed_since: () => 'The value has been changed since: it is left',
    import_cannot_go_back: () =>
      'The former values cannot be given: the dictionary lacks them, or the manager has left',
    import_gone: () => 'The record is not there any more',
    import_contact_worked_on: () =>
      'The contact has been changed since, or their consent was recorded: they are left',
    import_failed: () => 'This row could not be imported. Check it and try again',
    import_column_twice: () => 'One column is named twice. Leave it in one field',
    import_required: ({ fields }) => `Say which column is ${fields}`,
    import_client_column: () => 'Say which column is the client’s name or INN',
  },
};
