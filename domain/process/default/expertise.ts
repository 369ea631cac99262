import type { Grant } from '../../rules/who.ts';
import { type Definition, definitionSchema } from '../definition.ts';

/**
 * The default process «Экспертиза». Data only: it is seeded as version 1 and then lives in the table; this file is the
 * one place in the product that knows its steps and departments by name.
 */

const leadsTheOrder: Grant[] = [
  { who: 'managerOfOrder' },
  { who: 'visibilityGroup' },
  { who: { headOf: 'sales' }, when: { managerIn: 'sales' } },
];
const above: Grant[] = [{ who: 'director' }, { who: 'admin' }];
const accounting: Grant = { who: { membersOf: 'accounting' }, when: 'everConfirmed' };

const t = (ru: string, en: string) => ({ ru, en });

export const expertiseProcess: Definition = definitionSchema.parse({
  key: 'expertise',
  title: t('Экспертиза', 'Expertise'),
  sees: [
    ...leadsTheOrder,
    accounting,
    {
      who: { headOf: 'expertise' },
      when: {
        all: ['everConfirmed', { any: [{ atStep: 'assignment' }, { markSet: 'termsOfReferenceSent' }] }],
      },
    },
    { who: 'expertOfOrder' },
    {
      who: { membersOf: 'approval' },
      when: { any: [{ atStep: 'approval' }, { markSet: 'examinationDone' }] },
    },
    ...above,
  ],
  audiences: { commercial: [...leadsTheOrder, accounting, ...above] },
  commercialAudience: 'commercial',
  comments: [
    {
      by: ['managerOfOrder', 'visibilityGroup'],
      seenBy: [...leadsTheOrder, accounting, { who: { headOf: 'expertise' } }],
    },
    {
      by: ['expertOfOrder'],
      seenBy: [...leadsTheOrder, { who: { headOf: 'expertise' } }, { who: { membersOf: 'approval' } }],
    },
    { by: [{ membersOf: 'accounting' }], seenBy: [...leadsTheOrder, accounting] },
    { by: [{ headOf: 'sales' }, { headOf: 'accounting' }], seenBy: [...leadsTheOrder, accounting] },
    { by: [{ headOf: 'expertise' }, { headOf: 'approval' }, 'director'], seenBy: leadsTheOrder },
    {
      by: [{ membersOf: 'approval' }],
      seenBy: [{ who: { headOf: 'expertise' } }, { who: { membersOf: 'approval' } }],
    },
  ],
  reopenedBy: [{ headOf: 'sales' }, 'admin'],
  addsDocuments: ['expertOfOrder', { headOf: 'expertise' }],
  steps: [
    {
      key: 'terms',
      title: t('Отдел №1. Условия', 'Department 1. Terms'),
      shortTitle: t('Условия', 'Terms'),
      filledBy: ['managerOfOrder'],
      requirements: [
        {
          key: 'confirmed',
          kind: 'status',
          is: 'confirmed',
          required: true,
          title: t('Подтверждён клиентом', 'Confirmed by the client'),
          ask: t('Подтвердите заказ с клиентом', 'Confirm the order with the client'),
        },
        {
          key: 'paymentTerms',
          kind: 'text',
          required: true,
          seenBy: 'commercial',
          title: t('Порядок оплаты', 'Payment terms'),
          ask: t('Укажите порядок оплаты', 'Enter the payment terms'),
        },
        {
          key: 'remuneration',
          kind: 'money',
          atLeast: '0.01',
          required: true,
          seenBy: 'commercial',
          title: t('Вознаграждение', 'Remuneration'),
          ask: t('Укажите вознаграждение', 'Enter the remuneration'),
        },
        {
          key: 'subcontractorAmount',
          kind: 'money',
          required: true,
          seenBy: 'commercial',
          title: t('Сумма субподрядчика', 'Subcontractor amount'),
          ask: t('Укажите сумму субподрядчика, можно 0', 'Enter the subcontractor amount, 0 is allowed'),
        },
      ],
      resolution: { by: [{ headOf: 'sales' }], verb: t('Согласовать', 'Approve') },
      returnedBy: [{ headOf: 'sales' }],
      days: 2,
    },
    {
      key: 'payment',
      title: t('Отдел №2. Оплата', 'Department 2. Payment'),
      shortTitle: t('Оплата', 'Payment'),
      filledBy: [{ membersOf: 'accounting' }],
      requirements: [
        {
          key: 'legalEntity',
          kind: 'dictionary',
          dictionary: 'legalEntity',
          required: true,
          title: t('Юридическое лицо', 'Legal entity'),
          ask: t('Выберите юридическое лицо', 'Choose the legal entity'),
        },
        {
          key: 'payments',
          kind: 'payments',
          required: true,
          seenBy: 'commercial',
          openFrom: 'confirmed',
          openUntil: 'archive',
          title: t('Платежи', 'Payments'),
          ask: t('Внесите платёж', 'Enter a payment'),
        },
        {
          key: 'actIssued',
          kind: 'mark',
          required: true,
          checkedAt: 'archive',
          openUntil: 'archive',
          title: t('Акт выставлен', 'Act issued'),
          ask: t('Отметьте: акт выставлен', 'Mark: act issued'),
        },
        {
          key: 'actSigned',
          kind: 'mark',
          required: true,
          checkedAt: 'archive',
          openUntil: 'archive',
          title: t('Акт подписан', 'Act signed'),
          ask: t('Отметьте: акт подписан', 'Mark: act signed'),
        },
        {
          key: 'contractOriginalReceived',
          kind: 'mark',
          required: true,
          checkedAt: 'archive',
          openUntil: 'archive',
          title: t('Оригинал договора получен', 'Contract original received'),
          ask: t('Отметьте: оригинал договора получен', 'Mark: contract original received'),
        },
      ],
      resolution: { by: [{ headOf: 'accounting' }], verb: t('Согласовать', 'Approve') },
      returnedBy: [{ headOf: 'accounting' }],
      days: 5,
    },
    {
      key: 'assignment',
      title: t('Отдел №3. ТЗ и эксперт', 'Department 3. Terms of reference and expert'),
      shortTitle: t('ТЗ и эксперт', 'ToR and expert'),
      filledBy: ['managerOfOrder'],
      requirements: [
        {
          key: 'termsOfReference',
          kind: 'text',
          long: true,
          orFiles: 'termsOfReference',
          required: true,
          title: t('Техническое задание', 'Terms of reference'),
          ask: t('Прикрепите техническое задание', 'Attach the terms of reference'),
        },
        {
          key: 'termsOfReferenceSent',
          kind: 'mark',
          openFrom: 'confirmed',
          title: t('ТЗ отправлено в отдел №3', 'Terms of reference sent to department 3'),
          ask: t('Отметьте: ТЗ отправлено', 'Mark: terms of reference sent'),
        },
        {
          key: 'expert',
          kind: 'employee',
          firstFrom: 'expertise',
          becomes: 'expert',
          required: true,
          filledBy: [{ headOf: 'expertise' }],
          title: t('Эксперт', 'Expert'),
          ask: t('Выберите эксперта', 'Choose the expert'),
        },
      ],
      resolution: { by: [{ headOf: 'expertise' }], verb: t('Назначить и согласовать', 'Assign and approve') },
      returnedBy: [{ headOf: 'expertise' }],
      days: 2,
      tell: [{ on: 'markSet', key: 'termsOfReferenceSent', who: [{ headOf: 'expertise' }] }],
    },
    {
      key: 'examination',
      title: t('Отдел №3. Экспертиза', 'Department 3. Examination'),
      shortTitle: t('Экспертиза', 'Examination'),
      filledBy: ['expertOfOrder'],
      requirements: [
        {
          key: 'documentsAnalysed',
          kind: 'mark',
          required: true,
          title: t('Анализ документов проведён', 'Documents analysed'),
          ask: t('Отметьте: документы проанализированы', 'Mark: documents analysed'),
        },
        {
          key: 'examinationDone',
          kind: 'mark',
          required: true,
          title: t('Экспертиза проведена', 'Examination done'),
          ask: t('Отметьте: экспертиза проведена', 'Mark: examination done'),
        },
      ],
      resolution: { by: [{ headOf: 'expertise' }], verb: t('Согласовать', 'Approve') },
      returnedBy: [{ headOf: 'expertise' }],
      days: 15,
      tell: [
        { on: 'markSet', who: [{ membersOf: 'accounting' }] },
        { on: 'markCleared', who: [{ membersOf: 'accounting' }] },
        { on: 'markSet', key: 'examinationDone', who: [{ membersOf: 'approval' }] },
      ],
    },
    {
      key: 'approval',
      title: t('Отдел №4. Согласование', 'Department 4. Approval'),
      shortTitle: t('Согласование', 'Approval'),
      filledBy: ['expertOfOrder'],
      requirements: [
        {
          key: 'submittedToAuthorities',
          kind: 'mark',
          required: true,
          title: t('Документы сданы в госорганы', 'Submitted to the authorities'),
          ask: t('Отметьте: документы сданы в госорганы', 'Mark: submitted to the authorities'),
        },
        {
          key: 'examinationAgreed',
          kind: 'mark',
          required: true,
          title: t('Экспертиза согласована', 'Examination agreed'),
          ask: t('Отметьте: экспертиза согласована', 'Mark: examination agreed'),
        },
        {
          key: 'workDone',
          kind: 'mark',
          required: true,
          title: t('Работа выполнена', 'Work done'),
          ask: t('Отметьте: работа выполнена', 'Mark: work done'),
        },
      ],
      resolution: { by: [{ headOf: 'approval' }], verb: t('Согласовать', 'Approve') },
      returnedBy: [{ headOf: 'approval' }],
      days: 20,
      tell: [
        { on: 'markSet', who: [{ membersOf: 'accounting' }] },
        { on: 'markCleared', who: [{ membersOf: 'accounting' }] },
      ],
    },
    {
      key: 'archive',
      title: t('Перевод в архив', 'Moving to the archive'),
      shortTitle: t('Архив', 'Archive'),
      filledBy: ['managerOfOrder'],
      requirements: [
        {
          key: 'issuedOn',
          kind: 'date',
          required: true,
          title: t('Дата оформления', 'Issued on'),
          ask: t('Укажите дату оформления', 'Enter the date of issue'),
        },
        {
          key: 'validUntil',
          kind: 'until',
          countedFrom: 'issuedOn',
          becomes: 'validUntil',
          required: true,
          title: t('Срок действия', 'Valid until'),
          ask: t('Укажите срок действия', 'Enter the term of validity'),
        },
      ],
      resolution: {
        by: ['managerOfOrder'],
        requested: false,
        verb: t('Перевести в архив', 'Move to the archive'),
      },
      returnedBy: [{ headOf: 'sales' }],
      days: 3,
    },
  ],
  warnings: [
    {
      kind: 'moreThan',
      field: 'subcontractorAmount',
      than: 'remuneration',
      text: t('Субподрядчику больше, чем вознаграждение', 'More for the subcontractor than the remuneration'),
    },
  ],
  tell: [
    { on: 'paymentEntered', who: ['managerOfOrder'] },
    { on: 'paymentReversed', who: ['managerOfOrder'] },
    { on: 'expertAssigned', who: ['assignedExpert', 'replacedExpert'] },
    { on: 'resolutionRequested', who: ['signersOfStep'] },
    { on: 'resolutionGiven', who: ['fillersOfActiveStep', 'managerOfOrder'] },
    { on: 'resolutionWithdrawn', who: ['fillersOfActiveStep', 'managerOfOrder'] },
    { on: 'orderReturned', who: ['fillersOfActiveStep', 'managerOfOrder'] },
    { on: 'orderRefused', who: ['expertOfOrder', 'fillersOfActiveStep', 'managerOfOrder'] },
    { on: 'orderTakenUp', who: ['expertOfOrder', 'fillersOfActiveStep', 'managerOfOrder'] },
    { on: 'validUntilComes', who: ['managerOfOrder'] },
    { on: 'stepDueComes', who: ['awaited'] },
    { on: 'stepOverdue', who: ['awaited', 'signersOfActiveStep'] },
    {
      on: 'commentWritten',
      who: [
        'managerOfOrder',
        'expertOfOrder',
        'fillersOfActiveStep',
        'signersOfActiveStep',
        'commenters',
        'mentioned',
      ],
    },
  ],
});
