export const clients = {
  title: 'Клиенты',
};
