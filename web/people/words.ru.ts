export const people = {
  title: 'Сотрудники',
};
