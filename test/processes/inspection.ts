import type { Definition } from '#domain/process/definition.ts';

/**
 * A second process, as different from the default one as the vocabulary allows: other departments, four steps, files and
 * dates instead of money, no payments, a surveyor chosen by the manager, heads who may not sign their own work. Data only.
 */

const t = (ru: string, en: string) => ({ ru, en });

/** Departments it names, beside those the company has. */
export const inspectionDepartments = [
  { key: 'survey', name: 'Отдел обследования' },
  { key: 'laboratory', name: 'Лаборатория' },
] as const;

export const inspectionProcess: unknown = {
  key: 'inspection',
  title: t('Обследование зданий', 'Building inspection'),
  sees: [
    { who: 'managerOfOrder' },
    { who: 'visibilityGroup', when: 'everConfirmed' },
    { who: { membersOf: 'survey' }, when: { any: ['everConfirmed', { managerIn: 'salesRegions' }] } },
    { who: { headOf: 'survey' } },
    { who: 'expertOfOrder', when: { atStep: 'survey' } },
    { who: { membersOf: 'laboratory' }, when: { all: [{ atStep: 'survey' }, { markSet: 'measured' }] } },
    { who: { membersOf: 'office' }, when: { atStep: 'handover' } },
    { who: 'director' },
    { who: 'admin' },
  ],
  audiences: {
    prices: [{ who: 'managerOfOrder' }, { who: { headOf: 'laboratory' } }, { who: 'director' }],
    surveyors: [{ who: { membersOf: 'survey' } }, { who: 'managerOfOrder' }, { who: 'admin' }],
  },
  commercialAudience: 'prices',
  comments: [
    { by: ['managerOfOrder'], seenBy: [{ who: { headOf: 'survey' } }, { who: 'visibilityGroup' }] },
    {
      by: [{ membersOf: 'survey' }, 'expertOfOrder'],
      seenBy: [
        { who: 'managerOfOrder' },
        { who: { membersOf: 'laboratory' }, when: { atStep: 'calculation' } },
      ],
    },
    {
      by: [{ membersOf: 'laboratory' }],
      seenBy: [{ who: { membersOf: 'survey' } }, { who: 'visibilityGroup' }],
    },
  ],
  reopenedBy: [{ headOf: 'survey' }],
  addsDocuments: ['expertOfOrder', { membersOf: 'office' }],
  steps: [
    {
      key: 'intake',
      title: t('Заявка на обследование', 'Intake'),
      shortTitle: t('Заявка', 'Intake'),
      filledBy: ['managerOfOrder'],
      requirements: [
        {
          key: 'buildingUse',
          kind: 'dictionary',
          dictionary: 'activity',
          required: true,
          title: t('Назначение здания', 'Use of the building'),
          ask: t('Выберите назначение здания', 'Choose the use of the building'),
        },
        {
          key: 'visitOn',
          kind: 'date',
          required: true,
          title: t('День выезда', 'Day of the visit'),
          ask: t('Укажите день выезда', 'Enter the day of the visit'),
        },
        {
          key: 'surveyor',
          kind: 'employee',
          becomes: 'expert',
          firstFrom: 'survey',
          required: true,
          title: t('Обследователь', 'Surveyor'),
          ask: t('Выберите обследователя', 'Choose the surveyor'),
        },
        {
          key: 'drawings',
          kind: 'file',
          documentKind: 'other',
          checkedAt: 'survey',
          openUntil: 'survey',
          required: true,
          title: t('Чертежи', 'Drawings'),
          ask: t('Приложите чертежи', 'Attach the drawings'),
        },
      ],
      resolution: { by: [{ headOf: 'survey' }], verb: t('Принять', 'Accept'), ownWork: false },
      returnedBy: [{ headOf: 'survey' }],
      days: 1,
      tell: [{ on: 'resolutionGiven', who: ['expertOfOrder', { membersOf: 'survey' }] }],
    },
    {
      key: 'survey',
      title: t('Выезд и обмеры', 'Survey'),
      shortTitle: t('Обмеры', 'Survey'),
      filledBy: ['expertOfOrder'],
      requirements: [
        {
          key: 'measured',
          kind: 'mark',
          required: true,
          title: t('Обмеры сделаны', 'Measured'),
          ask: t('Отметьте: обмеры сделаны', 'Mark: measured'),
        },
        {
          key: 'defects',
          kind: 'text',
          long: true,
          seenBy: 'surveyors',
          required: true,
          title: t('Дефекты', 'Defects'),
          ask: t('Опишите дефекты', 'Describe the defects'),
        },
      ],
      resolution: { by: [{ headOf: 'survey' }], verb: t('Принять обмеры', 'Accept'), ownWork: false },
      returnedBy: [{ headOf: 'survey' }],
      days: 10,
      tell: [{ on: 'markSet', key: 'measured', who: [{ membersOf: 'laboratory' }] }],
    },
    {
      key: 'calculation',
      title: t('Расчёт', 'Calculation'),
      shortTitle: t('Расчёт', 'Calculation'),
      filledBy: [{ membersOf: 'laboratory' }],
      requirements: [
        {
          key: 'repairCost',
          kind: 'money',
          seenBy: 'prices',
          title: t('Стоимость ремонта', 'Cost of repair'),
          ask: t('Укажите стоимость ремонта', 'Enter the cost of repair'),
        },
        {
          key: 'loadsChecked',
          kind: 'mark',
          required: true,
          title: t('Нагрузки проверены', 'Loads checked'),
          ask: t('Отметьте: нагрузки проверены', 'Mark: loads checked'),
        },
      ],
      resolution: {
        by: [{ headOf: 'laboratory' }, 'director'],
        verb: t('Утвердить', 'Approve'),
        requested: false,
      },
      returnedBy: [{ headOf: 'laboratory' }],
      days: 5,
    },
    {
      key: 'handover',
      title: t('Передача заказчику', 'Handover'),
      shortTitle: t('Передача', 'Handover'),
      filledBy: ['managerOfOrder', { membersOf: 'office' }],
      requirements: [
        {
          key: 'handedOn',
          kind: 'date',
          required: true,
          title: t('Передано', 'Handed over on'),
          ask: t('Укажите день передачи', 'Enter the day'),
        },
        {
          key: 'goodUntil',
          kind: 'until',
          countedFrom: 'handedOn',
          becomes: 'validUntil',
          required: true,
          title: t('Действует до', 'Good until'),
          ask: t('Укажите срок', 'Enter the term'),
        },
      ],
      resolution: { by: [{ membersOf: 'office' }], verb: t('Передать', 'Hand over') },
      returnedBy: [{ membersOf: 'office' }],
      days: 2,
    },
  ],
  tell: [
    { on: 'resolutionRequested', who: ['signersOfStep'] },
    { on: 'expertAssigned', who: ['assignedExpert', 'replacedExpert'] },
    { on: 'commentWritten', who: ['managerOfOrder', 'commenters', 'mentioned'] },
  ],
} satisfies Record<string, unknown> & { key: Definition['key'] };
