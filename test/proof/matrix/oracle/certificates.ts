import type { Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { any, heads, isAdmin, isDirector } from './people.ts';

/**
 * 0033, of somebody in the department of expertise: in full to themselves, whoever leads them, director and administrator;
 * entered by whoever leads them, never by themselves, and by the administrator in person.
 */
export const seesInFull = (who: Who, ownerId: number): boolean =>
  any(who, (self) => self.id === ownerId || heads('expertise')(self) || isDirector(self) || isAdmin(self));

export const keeps = (who: Who, ownerId: number): Verdict =>
  who.selves[0].roles.includes('admin') ||
  (who.id !== ownerId && any(who, (self) => self.id !== ownerId && heads('expertise')(self)))
    ? done
    : refused;
