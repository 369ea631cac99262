import type { Who } from '../facts.ts';
import { done, refused, type Verdict } from '../verdict.ts';
import { byAdmin } from './office.ts';
import { any, isAdmin, isDirector, memberOf } from './people.ts';

/** Section 6, «Company documents: folders, versions, access by department»: of a department and of those under it, and its head. */
export const seesFolder = (who: Who, department: string | null): boolean =>
  who.signedIn &&
  (department === null ||
    any(who, (self) => isDirector(self) || isAdmin(self) || memberOf(department)(self)));

/** Kept by the director, and by the administrator in person. */
export const keepsFolders = (who: Who): Verdict =>
  any(who, isDirector) || byAdmin(who) === done ? done : refused;

/** «Ознакомлен» is a person's own word: asked of those the folder is for, not of who stands in for one or keeps it. */
export const isAskedIn = (who: Who, department: string | null): boolean =>
  department === null || memberOf(department)(who.selves[0]);
