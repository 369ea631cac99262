import type { orderExportColumns } from '#api/order-list-limits.ts';
import type { Language } from '#domain/values/language.ts';

type Key = (typeof orderExportColumns)[number];
type Words = {
  file: string;
  columns: Record<Key, string>;
  status: Record<'prospect' | 'confirmed' | 'refused' | 'archived', string>;
};

export const exportWidths: Record<Key, number> = {
  number: 14,
  company: 40,
  title: 40,
  contract: 18,
  status: 24,
  step: 22,
  waits: 24,
  stands: 14,
  dueOn: 12,
  manager: 30,
  expert: 30,
  createdAt: 12,
  validUntil: 14,
  amount: 18,
};

export const exportWords: Record<Language, Words> = {
  ru: {
    file: 'Заказы',
    columns: {
      number: '№ заказа',
      company: 'Компания',
      title: 'Работа',
      contract: 'Договор',
      status: 'Статус',
      step: 'Шаг',
      waits: 'Ждёт',
      stands: 'Стоит, раб. дней',
      dueOn: 'Срок шага',
      manager: 'Менеджер',
      expert: 'Эксперт',
      createdAt: 'Создан',
      validUntil: 'Срок действия',
      amount: 'Сумма договора, ₽',
    },
    status: {
      prospect: 'Предпосылка',
      confirmed: 'Подтверждён клиентом',
      refused: 'Отказ',
      archived: 'Архив',
    },
  },
  en: {
    file: 'Orders',
    columns: {
      number: 'Order',
      company: 'Company',
      title: 'Work',
      contract: 'Contract',
      status: 'Status',
      step: 'Step',
      waits: 'Waits for',
      stands: 'Stands, working days',
      dueOn: 'Step due',
      manager: 'Manager',
      expert: 'Expert',
      createdAt: 'Created',
      validUntil: 'Valid until',
      amount: 'Contract amount, ₽',
    },
    status: {
      prospect: 'Prospect',
      confirmed: 'Confirmed by the client',
      refused: 'Refused',
      archived: 'Archived',
    },
  },
};
