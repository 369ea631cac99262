import type { Role } from '#domain/policy/actions.ts';

/** People of the demonstration company. Departments are those of the default company, by key. */
export type DemoPerson = {
  key: string;
  name: [string, string, string];
  position: string;
  email: string;
  department: string | null;
  roles: Role[];
  head?: boolean;
  phone: string;
};

export const demoPeople: DemoPerson[] = [
  {
    key: 'director',
    name: ['Громов', 'Виктор', 'Андреевич'],
    position: 'директор',
    email: 'gromov@demo.example',
    department: null,
    roles: ['director'],
    phone: '100',
  },
  {
    key: 'headOfSales',
    name: ['Петров', 'Пётр', 'Петрович'],
    position: 'руководитель отдела продаж',
    email: 'petrov@demo.example',
    department: 'sales',
    roles: [],
    head: true,
    phone: '110',
  },
  {
    key: 'manager1',
    name: ['Иванова', 'Анна', 'Сергеевна'],
    position: 'менеджер',
    email: 'ivanova@demo.example',
    department: 'sales',
    roles: ['manager'],
    phone: '111',
  },
  {
    key: 'manager2',
    name: ['Смирнов', 'Игорь', 'Олегович'],
    position: 'менеджер',
    email: 'smirnov@demo.example',
    department: 'sales',
    roles: ['manager'],
    phone: '112',
  },
  {
    key: 'manager3',
    name: ['Зайцева', 'Мария', 'Ильинична'],
    position: 'старший менеджер',
    email: 'zaytseva@demo.example',
    department: 'sales',
    roles: ['manager'],
    phone: '113',
  },
  {
    key: 'headOfAccounting',
    name: ['Кузнецова', 'Ольга', 'Викторовна'],
    position: 'главный бухгалтер',
    email: 'kuznetsova@demo.example',
    department: 'accounting',
    roles: [],
    head: true,
    phone: '120',
  },
  {
    key: 'accountant',
    name: ['Сидорова', 'Елена', 'Викторовна'],
    position: 'бухгалтер',
    email: 'sidorova@demo.example',
    department: 'accounting',
    roles: [],
    phone: '121',
  },
  {
    key: 'headOfExpertise',
    name: ['Орлов', 'Дмитрий', 'Ильич'],
    position: 'руководитель отдела экспертизы',
    email: 'orlov@demo.example',
    department: 'expertise',
    roles: [],
    head: true,
    phone: '130',
  },
  {
    key: 'expert1',
    name: ['Белов', 'Артём', 'Игоревич'],
    position: 'ведущий эксперт',
    email: 'belov@demo.example',
    department: 'expertise',
    roles: [],
    phone: '131',
  },
  {
    key: 'expert2',
    name: ['Юдина', 'Ксения', 'Павловна'],
    position: 'эксперт',
    email: 'yudina@demo.example',
    department: 'expertise',
    roles: [],
    phone: '132',
  },
  {
    key: 'expert3',
    name: ['Рябов', 'Степан', 'Ильич'],
    position: 'эксперт',
    email: 'ryabov@demo.example',
    department: 'expertise',
    roles: [],
    phone: '133',
  },
  {
    key: 'expert4',
    name: ['Тихонов', 'Павел', 'Маркович'],
    position: 'эксперт',
    email: 'tikhonov@demo.example',
    department: 'expertise',
    roles: [],
    phone: '134',
  },
  {
    key: 'headOfApproval',
    name: ['Морозова', 'Татьяна', 'Львовна'],
    position: 'руководитель отдела согласования',
    email: 'morozova@demo.example',
    department: 'approval',
    roles: [],
    head: true,
    phone: '140',
  },
  {
    key: 'approver',
    name: ['Лаптев', 'Николай', 'Егорович'],
    position: 'специалист по согласованию',
    email: 'laptev@demo.example',
    department: 'approval',
    roles: [],
    phone: '141',
  },
];

export type DemoAbsence = {
  employee: string;
  substitute: string;
  /** Days from today. */
  from: number;
  to: number;
  note?: string;
  /** Left out: asked for and not decided. */
  decidedBy?: string;
};
/** A head away today and who stands in; two experts away at once later; one who asks and waits. */
export const demoAbsences: readonly DemoAbsence[] = [
  { employee: 'headOfExpertise', substitute: 'expert1', from: -2, to: 8, decidedBy: 'director' },
  { employee: 'expert2', substitute: 'expert4', from: 26, to: 39, decidedBy: 'headOfExpertise' },
  { employee: 'expert3', substitute: 'expert4', from: 33, to: 43, decidedBy: 'headOfExpertise' },
  { employee: 'approver', substitute: 'headOfApproval', from: 20, to: 27, note: 'На свадьбу к сестре' },
];
/** Managers who see each other's orders. */
export const demoGroup = { name: 'Нефтехимия', members: ['manager1', 'manager3'] };
export const demoLegalEntities = ['ООО «Эксперт-Центр»', 'ООО «Промдиагностика»'];

const roots = [
  'Нефтехим',
  'Гранит',
  'Вектор',
  'Ромашка',
  'Сигма',
  'Полюс',
  'Заря',
  'Маяк',
  'Восход',
  'Импульс',
  'Азот',
  'Каскад',
  'Монолит',
  'Прогресс',
  'Титан',
  'Орион',
  'Базис',
  'Факел',
  'Рубин',
  'Кварц',
];
const branches: [form: string, suffix: string, occupation: string][] = [
  ['ООО', '', 'хранение и перевалка нефтепродуктов'],
  ['АО', '-Сервис', 'ремонт и монтаж технических устройств'],
  ['ООО', 'строй', 'строительство и эксплуатация зданий'],
];
const cities = ['г. Москва', 'г. Казань', 'г. Самара', 'г. Уфа', 'г. Пермь', 'г. Омск'];
const streets = ['ул. Заводская', 'ул. Ленина', 'Промышленный проезд', 'ул. Мира'];
const contacts: [string, string, string, string][] = [
  ['Громова', 'Ирина', 'Олеговна', 'главный инженер'],
  ['Савельев', 'Олег', 'Юрьевич', 'технический директор'],
  ['Крылова', 'Вера', 'Андреевна', 'специалист по промышленной безопасности'],
  ['Носов', 'Кирилл', 'Петрович', 'заместитель директора'],
];

export type DemoClient = {
  name: string;
  occupation: string;
  address: string;
  inn: string;
  kpp: string;
  phone: string;
  email: string;
  contact: [string, string, string, string];
};

/** Sixty made-up clients. */
export const demoClients: DemoClient[] = branches.flatMap(([form, suffix, occupation], branch) =>
  roots.map((root, index): DemoClient => {
    const n = branch * roots.length + index;
    return {
      name: `${form} «${root}${suffix}»`,
      occupation,
      address: `${cities[n % cities.length]}, ${streets[n % streets.length]}, д. ${3 + n}`,
      inn: validInn(7_700_000_00 + n * 137),
      kpp: `7701${String(n % 90).padStart(2, '0')}001`.slice(0, 9),
      phone: `+7 (495) ${String(200 + n).padStart(3, '0')}-${String(10 + (n % 80)).padStart(2, '0')}-${String(15 + (n % 70)).padStart(2, '0')}`,
      email: `office@client${n + 1}.example`,
      contact: contacts[n % contacts.length] ?? ['Носов', 'Кирилл', 'Петрович', 'заместитель директора'],
    };
  }),
);

/** Ten digits whose last one is the control digit of the nine before it. */
function validInn(base: number): string {
  const digits = String(base).padStart(9, '0').slice(0, 9);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}
