export interface UserFilters {
  search?: string;
  dismissed?: true;
}

export function findUsers(query: Record<string, unknown>): UserFilters {
  const { search, dismissed } = query;
  return {
    ...((typeof search === 'string' || typeof search === 'number') &&
      search !== '' && { search: String(search) }),
    ...((dismissed === true || dismissed === 'true') && { dismissed: true as const }),
  };
}
