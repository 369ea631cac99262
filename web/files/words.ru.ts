export const files = {
  title: 'Документы',
};
