import { z } from 'zod';
import { holds, type OrderFacts, type When, whenSchema } from './when.ts';

/**
 * The closed vocabulary of people. A definition names people only by these words; each word is read three ways:
 * here (may this actor?), in `server/visibility/rules.sql.ts` (what does this actor see?) and in
 * `server/visibility/people.sql.ts` (which people?). One generated test proves that the readings agree.
 */
export const whoSchema = z.union([
  z.enum(['managerOfOrder', 'expertOfOrder', 'visibilityGroup', 'director', 'admin']),
  z.strictObject({ headOf: z.string().min(1) }),
  z.strictObject({ membersOf: z.string().min(1) }),
]);
export type Who = z.infer<typeof whoSchema>;

/** People under a condition on the order: `{ who, when }`; without `when` always. */
export const grantSchema = z.strictObject({ who: whoSchema, when: whenSchema.optional() });
export type Grant = { who: Who; when?: When | undefined };

/**
 * One identity under which a person acts: their own, or that of somebody they stand in for today.
 * `departments` are keys of the own department, of those above it, and of those headed; `heads` are keys of the departments headed.
 */
export type Self = {
  employeeId: number;
  roles: readonly string[];
  departments: readonly string[];
  heads: readonly string[];
  /** Managers whose orders this identity sees through a visibility group. */
  groupManagers: readonly number[];
  /** Duties of the own department and those above it, e.g. `finance`. */
  duties: readonly string[];
  /** Duties of the departments headed, e.g. `clientBase`. */
  headDuties: readonly string[];
  /** Actions the administrator took from this identity. */
  withheld?: readonly string[];
};

/** Who asks: the own identity first, then those substituted today. There is no substitute of a substitute. */
export type Actor = { employeeId: number; selves: readonly [Self, ...Self[]] };

/** Is this identity one of the people named, for this order? */
export function isOne(self: Self, who: Who, order: OrderFacts): boolean {
  if (typeof who === 'string') return named[who](self, order);
  if ('headOf' in who) return self.heads.includes(who.headOf);
  return self.departments.includes(who.membersOf);
}

const named: Record<Extract<Who, string>, (self: Self, order: OrderFacts) => boolean> = {
  managerOfOrder: (self, order) => order.managerId === self.employeeId,
  expertOfOrder: (self, order) => order.expertId !== null && order.expertId === self.employeeId,
  visibilityGroup: (self, order) => self.groupManagers.includes(order.managerId),
  director: (self) => self.roles.includes('director'),
  admin: (self) => self.roles.includes('admin'),
};

/** Is this identity granted something on this order? */
export function isGranted(self: Self, grants: readonly Grant[], order: OrderFacts): boolean {
  return grants.some((grant) => isOne(self, grant.who, order) && (!grant.when || holds(grant.when, order)));
}

/** The first identity of the actor (own first) that is one of the people, or null. Substitution is handled here, once. */
export function standingAs(actor: Actor, whos: readonly Who[], order: OrderFacts): Self | null {
  return actor.selves.find((self) => whos.some((who) => isOne(self, who, order))) ?? null;
}

export const sameWho = (a: Who, b: Who): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The stable text of a word, e.g. `headOf:sales`: the capacity in which a comment is written. */
export function capacityOf(who: Who): string {
  if (typeof who === 'string') return who;
  return 'headOf' in who ? `headOf:${who.headOf}` : `membersOf:${who.membersOf}`;
}

/** The department a word names, or null where it names people otherwise. */
export function departmentOf(who: Who): string | null {
  if (typeof who === 'string') return null;
  return 'headOf' in who ? who.headOf : who.membersOf;
}

/** May this identity stand so toward some order? Toward which is judged by each. */
export function canBe(self: Self, who: Who): boolean {
  if (typeof who === 'object')
    return 'headOf' in who ? self.heads.includes(who.headOf) : self.departments.includes(who.membersOf);
  switch (who) {
    case 'managerOfOrder':
      return self.roles.includes('manager') || self.headDuties.includes('clientBase');
    case 'expertOfOrder':
      return true;
    case 'visibilityGroup':
      return self.groupManagers.length > 0;
    case 'director':
    case 'admin':
      return self.roles.includes(who);
  }
}
