export const me = {
  title: 'Моя страница',
};
