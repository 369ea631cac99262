export const notifications = {
  title: 'Уведомления',
};
