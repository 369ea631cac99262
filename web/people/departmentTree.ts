import type { Department } from './people.queries.ts';

export interface Branch {
  department: Department;
  depth: number;
  branches: Branch[];
}

/** Departments as they stand under each other, in the order of the list. */
export function treeOf(departments: readonly Department[]): Branch[] {
  const known = new Set(departments.map((one) => one.id));
  const under = (parentId: number | null, depth: number): Branch[] =>
    departments
      .filter((one) => (known.has(one.parentId ?? 0) ? one.parentId : null) === parentId)
      .map((department) => ({ department, depth, branches: under(department.id, depth + 1) }));
  return under(null, 0);
}

/** The same tree read from top to bottom. */
export function flat(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...flat(branch.branches)]);
}

/** People of the department and of those under it. */
export function peopleUnder({ department, branches }: Branch): number {
  return department.employees + branches.reduce((sum, branch) => sum + peopleUnder(branch), 0);
}

/** Options of a choice of departments, the nested ones set in. */
export function departmentOptions(
  departments: readonly Department[],
  counted = false,
): { value: string; label: string }[] {
  return flat(treeOf(departments)).map((branch) => ({
    value: String(branch.department.id),
    label: `${'\u2003'.repeat(branch.depth)}${branch.department.name}${counted ? ` · ${peopleUnder(branch)}` : ''}`,
  }));
}
