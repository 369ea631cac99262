import type { Who } from '../facts.ts';
import type { LetterFacts } from '../gallery/letters.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { any, isAdmin, isDirector, isHeadOfSales, isManager } from './people.ts';

/**
 * Section 5, «E-mail campaigns», and section 4: «managers have it by right». A campaign is its author's; whoever leads the client base, the
 * director and the administrator see all of them, and change none.
 */
export const seesLetter = (who: Who, { authorId }: LetterFacts): boolean =>
  who.signedIn &&
  any(who, (self) => self.id === authorId || isHeadOfSales(self) || isDirector(self) || isAdmin(self));

/** An author, while they are a manager. */
export const changeLetter = (who: Who, { authorId }: LetterFacts): Verdict =>
  any(who, (self) => self.id === authorId && isManager(self)) ? done : refused;

/** «suppressed addresses are never written to again»: who leads the client base, and the administrator, keep the list. */
export const suppress = (who: Who): Verdict =>
  any(who, (self) => isHeadOfSales(self) || isAdmin(self)) ? done : refused;
