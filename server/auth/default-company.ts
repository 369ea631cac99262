import type { DepartmentDuty } from '#domain/policy/actions.ts';

/**
 * What a new company starts with. Data only: it is written once at the first start and then lives in the tables. The
 * departments' keys are those named by the default process.
 */
export const defaultDepartments: readonly { key: string; name: string; duties: DepartmentDuty[] }[] = [
  { key: 'sales', name: 'Отдел №1. Продажи', duties: ['clientBase'] },
  { key: 'accounting', name: 'Отдел №2. Бухгалтерия', duties: ['finance'] },
  { key: 'expertise', name: 'Отдел №3. Экспертиза', duties: [] },
  { key: 'approval', name: 'Отдел №4. Согласование', duties: [] },
];

export const defaultDictionaries: Readonly<Record<'source' | 'activity', readonly string[]>> = {
  source: [
    'Сайт',
    'Рекомендация',
    'Холодный звонок',
    'Выставка',
    'Тендерная площадка',
    'Повторное обращение',
    'Рассылка',
    'Партнёр',
  ],
  activity: [
    'Нефтепереработка',
    'Нефтегазодобыча',
    'Химическая промышленность',
    'Металлургия',
    'Энергетика и теплоснабжение',
    'Газоснабжение',
    'Горнодобывающая промышленность',
    'Машиностроение',
    'Пищевая промышленность',
    'Строительство и подъёмные сооружения',
    'Транспорт и логистика',
    'Жилищно-коммунальное хозяйство',
  ],
};
