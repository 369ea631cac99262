export const feed = {
  title: 'Лента',
};
