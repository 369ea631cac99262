/** What a text of news links to; apart from the schema of the text, which the first page does not load. */
export const recordKinds = ['order', 'client', 'contract', 'task', 'employee'] as const;
export type RecordKind = (typeof recordKinds)[number];
