import { type RawBuilder, sql } from 'kysely';

/**
 * For whom the folder `h` of the company is, read two ways. A folder opens nothing that a folder above it keeps shut: each of them, its
 * own included, is for everybody or for departments with all below them.
 */
const eachOnTheWay = (fits: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from company_folders a where a.id = any(array_append(h.above, h.id)) and a.departments <> '{}' and not exists (
    select 1 from departments d where d.id = any(a.departments) and ${fits}))`;

/** For somebody of these departments: their own, those above it, and those they head. */
export const folderForDepartments = (keys: readonly string[]): RawBuilder<boolean> =>
  eachOnTheWay(sql`d.key = any(${[...keys]}::text[])`);

/** For the employee `e`, by their own right. */
export const folderForEmployee: RawBuilder<boolean> = eachOnTheWay(
  sql`(d.head_id = e.id or exists (select 1 from departments own where own.id = e.department_id and d.id = any(own.path)))`,
);
