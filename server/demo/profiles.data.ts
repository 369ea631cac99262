import { addDays } from '#domain/values/dates.ts';

/** What the demonstration people tell of themselves; birthdays near today, so that there is something to see. */
type Profile = { duties: string; mobile?: string; room: string; birthday?: string };

/** The day of a birthday, so many days from today, in a year of birth. */
const born = (today: string, days: number, year: number): string =>
  `${year}${addDays(today, days).slice(4)}`.replace(/-02-29$/, '-02-28');

export const demoProfiles = (today: string): Record<string, Profile> => ({
  director: { duties: 'Руководит компанией, подписывает договоры', room: '401', birthday: '1968-03-14' },
  headOfSales: {
    duties: 'Договоры и условия, крупные клиенты',
    room: '305',
    mobile: '+7 (916) 000-01-10',
    birthday: born(today, 3, 1975),
  },
  manager1: {
    duties: 'Нефтехимия и резервуары, продление экспертиз',
    room: '306',
    mobile: '+7 (916) 000-01-11',
    birthday: born(today, 0, 1988),
  },
  manager2: { duties: 'Подъёмные сооружения', room: '306', birthday: '1991-08-02' },
  manager3: { duties: 'Металлургия, тендеры', room: '307', birthday: born(today, 25, 1983) },
  headOfAccounting: { duties: 'Учёт, акты и оплаты', room: '210', birthday: '1970-05-20' },
  accountant: {
    duties: 'Платежи клиентов, оригиналы договоров',
    room: '211',
    birthday: born(today, 6, 1994),
  },
  headOfExpertise: {
    duties: 'Назначает экспертов, проверяет заключения',
    room: '315',
    mobile: '+7 (916) 000-01-30',
    birthday: '1966-10-11',
  },
  expert1: {
    duties: 'Экспертиза резервуаров и сосудов под давлением',
    room: '316',
    mobile: '+7 (916) 000-01-31',
    birthday: '1979-01-28',
  },
  expert2: { duties: 'Неразрушающий контроль, трубопроводы', room: '316', birthday: born(today, 40, 1986) },
  expert3: { duties: 'Подъёмные сооружения, краны', room: '317' },
  expert4: { duties: 'Здания и сооружения', room: '317', birthday: '1990-12-30' },
  headOfApproval: { duties: 'Согласование в госорганах', room: '320', birthday: '1973-07-07' },
  approver: { duties: 'Сдаёт документы в госорганы', room: '321', birthday: '1995-02-17' },
});

const safety = 'Аттестация эксперта по промышленной безопасности';

/** Days of the end from today; one ends soon, one has ended. */
export const demoCertificates: readonly { key: string; title: string; number: string; ends: number }[] = [
  { key: 'headOfExpertise', title: safety, number: 'АЭ.21.04512.001', ends: 700 },
  { key: 'expert1', title: safety, number: 'АЭ.21.03340.002', ends: 20 },
  { key: 'expert1', title: 'Неразрушающий контроль, II уровень', number: 'НК-II-0481', ends: 410 },
  { key: 'expert2', title: 'Неразрушающий контроль, II уровень', number: 'НК-II-0533', ends: 190 },
  { key: 'expert3', title: safety, number: 'АЭ.20.01190.003', ends: -25 },
];
