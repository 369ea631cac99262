export const DICTIONARIES = ['source', 'activity', 'legalEntity'] as const;
export type DictionaryName = (typeof DICTIONARIES)[number];

export interface DictionaryFilter {
  dictionary?: DictionaryName;
}

export function findDictionary(query: Record<string, unknown>): DictionaryFilter {
  const dictionary = DICTIONARIES.find((one) => one === query.dictionary);
  return dictionary ? { dictionary } : {};
}
