import type { LadderStep } from '#web/ui/Ladder.tsx';
import type { MissingItem } from '#web/ui/MissingList.tsx';
import type { Upload } from '#web/ui/UploadList.tsx';

/** People and orders of ux.md's wireframes, so that the gallery looks like the product. */
export const sidorova = {
  name: 'Сидорова Елена Викторовна',
  position: 'бухгалтер',
  at: '2026-09-12T11:02:00Z',
  standingFor: null,
};

export const petrov = {
  name: 'Петров Пётр Петрович',
  position: 'руководитель отдела продаж',
  at: '2026-09-05T13:40:00Z',
  standingFor: null,
};

export const kuznetsova = {
  name: 'Кузнецова Ольга Викторовна',
  position: 'главный бухгалтер',
  at: '2026-09-14T06:15:00Z',
  standingFor: { name: 'Орлов Дмитрий Ильич' },
};

export const ladder: LadderStep[] = [
  { key: 'terms', number: 1, title: 'Условия', state: 'resolved', resolution: petrov },
  { key: 'payment', number: 2, title: 'Оплата', state: 'active', done: 2, of: 4, note: '3-й день из 5' },
  { key: 'assignment', number: 3, title: 'ТЗ и эксперт', state: 'locked' },
  { key: 'examination', number: 4, title: 'Экспертиза', state: 'locked' },
  { key: 'approval', number: 5, title: 'Гос. органы', state: 'locked' },
  { key: 'archive', number: 6, title: 'Архив', state: 'locked' },
];

export const missing: MissingItem[] = [
  { key: 'pp', group: 'fill', text: 'Укажите № платёжного поручения', onGo: () => {} },
  { key: 'act', group: 'fill', text: 'Отметьте: акт выставлен', onGo: () => {} },
  {
    key: 'resolution',
    group: 'person',
    text: 'Резолюция: Кузнецова Ольга Викторовна',
    note: 'замещает Орлова Д. И.',
    since: '2026-09-12T06:10:00Z',
    onRemind: async () => {},
  },
];

export const uploads: Upload[] = [
  {
    id: '1',
    name: 'договор 41-ЭПБ с приложениями и спецификацией.docx',
    bytes: 1_480_000,
    state: 'done',
    percent: 100,
  },
  { id: '2', name: 'скан акта.pdf', bytes: 24_600_000, state: 'uploading', percent: 62 },
  { id: '3', name: 'паспорт РВС-2000.pdf', bytes: 61_000_000, state: 'cut', percent: 38 },
  {
    id: '4',
    name: 'фото.zip',
    bytes: 181_000_000,
    state: 'failed',
    percent: 12,
    problem: 'на сервере кончилось место',
  },
  { id: '5', name: 'техническое задание.doc', bytes: 96_000, state: 'waiting', percent: 0 },
];

export interface OrderSample {
  number: string;
  company: string;
  title: string;
  contract: string;
  status: 'prospect' | 'confirmed' | 'refused';
  step: number;
  done: number;
  of: number;
  manager: { name: string; shortName: string } | null;
  days: number;
  overdue: boolean;
  amount: string | null;
}

const ivanova = { name: 'Иванова Анна Сергеевна', shortName: 'Иванова А. С.' };
const kuz = { name: 'Кузнецова Ольга Викторовна', shortName: 'Кузнецова О. В.' };

const first: OrderSample[] = [
  order('З-2026-0147', 'ООО «Нефтехим»', '41-ЭПБ', 'confirmed', 2, 5, 8, kuz, 3, '1200000.00'),
  order('З-2026-0139', 'АО «Гранит»', '38-ТД', 'prospect', 1, 1, 4, ivanova, 9, null, true),
  order('З-2026-0121', 'ИП Лосев П. А.', '29-ТД', 'refused', 1, 2, 4, null, 0, '80000.00'),
  order('З-2026-0117', 'ООО «Вектор»', '27-ЭПБ', 'confirmed', 4, 1, 2, kuz, 2, '3450000.50'),
  order(
    'З-2026-0098',
    'Публичное акционерное общество «Уральский завод тяжёлого машиностроения имени Серго Орджоникидзе»',
    '12/2026-ЭПБ-ТУ',
    'confirmed',
    5,
    2,
    3,
    ivanova,
    14,
    '12345678.90',
    true,
  ),
];

export const orders: OrderSample[] = Array.from({ length: 14 }, (_, i) => ({
  ...first[i % first.length]!,
  number: i < first.length ? first[i]!.number : `З-2026-00${(90 - i).toString()}`,
}));

function order(
  number: string,
  company: string,
  contract: string,
  status: OrderSample['status'],
  step: number,
  done: number,
  of: number,
  manager: OrderSample['manager'],
  days: number,
  amount: string | null,
  overdue = false,
): OrderSample {
  const title = 'ЭПБ резервуара РВС-2000, 2 шт.';
  return { number, company, title, contract, status, step, done, of, manager, days, amount, overdue };
}
