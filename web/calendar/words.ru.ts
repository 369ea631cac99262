export const calendar = {
  title: 'Календарь',
};
