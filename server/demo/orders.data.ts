/** How far a demonstration order has come; each stage includes those before it. */
export const stages = [
  'prospect',
  'termsFilled',
  'confirmed',
  'termsRequested',
  'paymentOpen',
  'paymentEntered',
  'paymentRequested',
  'assignmentOpen',
  'referenceSent',
  'assignmentRequested',
  'examinationOpen',
  'documentsAnalysed',
  'examinationRequested',
  'approvalOpen',
  'submitted',
  'approvalRequested',
  'archiveOpen',
  'archived',
] as const;
export type Stage = (typeof stages)[number];

/** `age`: calendar days since it began; `end`: what happened to it besides. */
export type DemoOrder = {
  title: string;
  stage: Stage;
  age: number;
  end?: 'refused' | 'returned';
  amount: string;
  term?: string;
};

const objects = [
  'ЭПБ резервуара РВС-2000, 2 шт.',
  'Техническое диагностирование котла ДКВР-10',
  'ЭПБ здания котельной',
  'Экспертиза мостового крана 20 т',
  'Обследование дымовой трубы',
  'ЭПБ газопровода высокого давления',
  'Диагностика сосуда под давлением',
  'ЭПБ документации на ликвидацию ОПО',
  'Экспертиза резервуара РВС-5000',
  'Диагностирование трубопровода пара',
  'ЭПБ насосной станции',
  'Обследование эстакады налива',
];
const plan: [Stage, number, DemoOrder['end']?][] = [
  ['prospect', 1],
  ['prospect', 3],
  ['prospect', 9],
  ['termsFilled', 2],
  ['termsFilled', 6],
  ['confirmed', 4],
  ['termsRequested', 1],
  ['termsRequested', 3],
  ['termsRequested', 8],
  ['paymentOpen', 4],
  ['paymentOpen', 12],
  ['paymentEntered', 6],
  ['paymentEntered', 15],
  ['paymentRequested', 7],
  ['paymentRequested', 10],
  ['assignmentOpen', 9],
  ['referenceSent', 11],
  ['referenceSent', 14],
  ['assignmentRequested', 10],
  ['assignmentRequested', 16],
  ['examinationOpen', 18],
  ['examinationOpen', 24],
  ['examinationOpen', 45],
  ['documentsAnalysed', 22],
  ['documentsAnalysed', 30],
  ['examinationRequested', 26],
  ['examinationOpen', 28, 'returned'],
  ['approvalOpen', 40],
  ['approvalOpen', 52],
  ['submitted', 48],
  ['submitted', 75],
  ['approvalRequested', 55],
  ['archiveOpen', 60],
  ['archiveOpen', 70],
  ['archived', 90],
  ['archived', 120],
  ['archived', 150],
  ['archived', 200],
  ['archived', 340],
  ['archived', 350],
  ['archived', 330],
  ['prospect', 20, 'refused'],
  ['confirmed', 30, 'refused'],
  ['paymentOpen', 40, 'refused'],
];

export const demoOrders: DemoOrder[] = plan.map(([stage, age, end], index) => ({
  title: objects[index % objects.length] ?? '',
  stage,
  age,
  ...(end ? { end } : {}),
  amount: `${180_000 + ((index * 73_500) % 1_400_000)}.00`,
  // the last of the archive expire within the next weeks
  ...(stage === 'archived' ? { term: age > 300 ? 'P1Y' : 'P3Y' } : {}),
}));

export const demoTerms = [
  '50 % предоплата, 50 % после заключения',
  '100 % предоплата',
  '30 % аванс, остаток в течение 10 дней после акта',
  'по факту, 15 календарных дней',
];
export const demoReference = [
  'Провести экспертизу промышленной безопасности технического устройства. Срок — 20 рабочих дней.\nОбъект действующий, доступ по заявке за два дня.',
  'Выполнить визуальный и измерительный контроль, ультразвуковую толщинометрию, расчёт остаточного ресурса.\nПаспорт и ремонтная документация приложены.',
];
export const demoComments = {
  manager: [
    'Клиент просит ускорить: пуск в конце месяца.',
    'Оригинал договора обещали прислать курьером.',
    'Доступ на объект согласован с главным инженером.',
  ],
  accounting: ['Ждём оригинал договора.', 'Платёж пришёл двумя частями.'],
  expert: [
    'Не хватает паспорта на второй резервуар, запросите у клиента.',
    'Толщинометрия выполнена, готовлю заключение.',
  ],
};
export const demoRefusals = [
  'Выбрали другого подрядчика по цене',
  'Перенесли работы на следующий год',
  'Объект выведен из эксплуатации',
];
