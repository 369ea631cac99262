export const peek = {
  label: 'Peek at the order',
  previous: 'Previous order: key K',
  next: 'Next order: key J',
  close: 'Close: Esc',
  open: 'Open',
  comments: 'Last comments',
  fields: 'To fill in',
};
