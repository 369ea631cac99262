export const home = {
  title: 'Главная',
};
