export interface SuppressionSearch {
  search?: string;
}

export const findSuppressions = ({ search }: Record<string, unknown>): SuppressionSearch =>
  typeof search === 'string' && search !== '' ? { search: search.slice(0, 254) } : {};
