import type { Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { byAdmin } from './office.ts';
import { any, heads, isAdmin, isDirector, memberOf } from './people.ts';

/** Section 6, «Calendar»: an event is for those it was made for, for who made it, the director and the administrator. */
type Event = { department: string | null; madeBy: number };

export const seesEvent = (who: Who, { department, madeBy }: Event): boolean =>
  who.signedIn &&
  (department === null ||
    any(
      who,
      (self) => self.id === madeBy || isDirector(self) || isAdmin(self) || memberOf(department)(self),
    ));

/** The director and, in person, the administrator for anybody; a head for the department they lead. */
export const editEvent = (who: Who, department: string | null): Verdict =>
  any(who, isDirector) || byAdmin(who) === done || (department !== null && any(who, heads(department)))
    ? done
    : refused;
