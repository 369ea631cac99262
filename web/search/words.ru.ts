export const search = {
  title: 'Поиск',
};
