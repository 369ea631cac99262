export const views = {
  save: 'вид',
  saveTitle: 'Сохранить вид',
  saveWhat: 'Фильтры, порядок и столбцы списка — под своим именем. Вид видите только вы.',
  name: 'Название вида',
  submit: 'Сохранить',
  saved: 'Вид сохранён: {{name}}',
  actions: 'Вид «{{name}}»: действия',
  rename: 'Переименовать…',
  renameTitle: 'Переименовать вид',
  remove: 'Удалить вид',
  removed: 'Вид удалён: {{name}}',
  nameEmpty: 'Назовите вид',
};
