export const campaigns = {
  title: 'Рассылки',
};
