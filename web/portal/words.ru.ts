export const portal = {
  title: 'Портал',
};
