export const tasks = {
  title: 'Задачи',
};
