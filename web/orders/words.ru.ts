export const orders = {
  title: 'Заказы',
};
