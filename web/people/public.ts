export { dayMonth } from './dayMonth.ts';
export { departmentOptions, flat, treeOf } from './departmentTree.ts';
export { PersonName } from './PersonName.tsx';
export { PhoneLink } from './PhoneLink.tsx';
export { Photo } from './Photo.tsx';
export { PhotoField } from './PhotoField.tsx';
export { Presence } from './Presence.tsx';
export {
  type Department,
  departmentsQuery,
  type Employee,
  type EmployeeRow,
  peopleList,
  personQuery,
  searchActivePeople,
  searchPeople,
} from './people.queries.ts';
