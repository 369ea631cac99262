import type { Role, Self, Who } from '../facts.ts';

/** «A substitute sees and does, from–to, what the absent person does, beside what is their own.» */
export const any = (who: Who, test: (self: Self) => boolean): boolean => who.selves.some(test);

export const hasRole = (role: Role) => (self: Self) => self.roles.includes(role);
export const heads = (department: string) => (self: Self) => self.heads.includes(department);
export const memberOf = (department: string) => (self: Self) => self.departments.includes(department);

/** «any manager, head of sales» */
export const isManager = hasRole('manager');
export const isHeadOfSales = heads('sales');
/** «any employee of accounting» */
export const isAccounting = memberOf('accounting');
export const isDirector = hasRole('director');

/** Sees all, as whoever stands in for one does; what an administrator makes, they make in person (`office.ts`). */
export const isAdmin = hasRole('admin');

export const anyManagerOrHeadOfSales = (who: Who): boolean =>
  any(who, (self) => isManager(self) || isHeadOfSales(self));
