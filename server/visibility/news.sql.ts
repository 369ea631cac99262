import { type RawBuilder, sql } from 'kysely';

/** For whom the news `nw` is, read two ways: everybody, or departments with all below them and their heads. */
const forThose = (fits: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(nw.departments = '{}' or exists (select 1 from departments d where d.id = any(nw.departments) and ${fits}))`;

/** For somebody of these departments: their own, those above it, and those they head. */
export const newsForDepartments = (keys: readonly string[]): RawBuilder<boolean> =>
  forThose(sql`d.key = any(${[...keys]}::text[])`);

/** For the employee `e`, by their own right. */
export const newsForEmployee: RawBuilder<boolean> = forThose(
  sql`(d.head_id = e.id or exists (select 1 from departments own where own.id = e.department_id and d.id = any(own.path)))`,
);
