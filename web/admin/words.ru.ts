export const admin = {
  title: 'Администрирование',
};
