export const contracts = {
  title: 'Договоры',
};
