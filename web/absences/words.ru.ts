export const absences = {
  title: 'Отсутствия',
};
