/** What the address of the directory says. */
export interface PeopleFilters {
  search?: string;
  departmentId?: number;
  view?: 'chart' | 'certificates';
}

export function findPeople(query: Record<string, unknown>): PeopleFilters {
  const departmentId = Number(query.departmentId);
  return {
    ...((typeof query.search === 'string' || typeof query.search === 'number') &&
      query.search !== '' && { search: String(query.search) }),
    ...(Number.isSafeInteger(departmentId) && departmentId > 0 && { departmentId }),
    ...((query.view === 'chart' || query.view === 'certificates') && { view: query.view }),
  };
}
