import type { z } from 'zod';
import type { department, visibilityGroup } from '#api/people.ts';
import { presentPerson } from '#server/feed/public.ts';
import type { DepartmentRow, GroupRow } from './departments.queries.ts';

export const presentDepartment = (row: DepartmentRow): z.input<typeof department> => ({
  ...row,
  head: row.head && presentPerson(row.head),
});

export const presentGroup = (row: GroupRow): z.input<typeof visibilityGroup> => ({
  ...row,
  members: row.members.map(presentPerson),
});
