import { standing } from './standing/words.ru.ts';
import { terms } from './terms/words.ru.ts';

export const reports = {
  title: 'Отчёты',
  export: { button: 'Excel', label: 'Выгрузить в Excel' },
  period: { label: 'Период', own: 'свой период', from: 'С', to: 'По' },
  nobody: 'Никто не назначен',
  noDepartment: 'Без отдела',
  standing,
  terms,
};
