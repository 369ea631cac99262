export const reports = {
  title: 'Отчёты',
};
