export interface JournalFilters {
  employeeId?: number;
}

export function findEntries(query: Record<string, unknown>): JournalFilters {
  const employeeId = Number(query.employeeId);
  return Number.isSafeInteger(employeeId) && employeeId > 0 ? { employeeId } : {};
}
