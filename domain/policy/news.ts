import type { Actor, Self } from '../rules/who.ts';
import type { Action, NewsSubject } from './actions.ts';
import { isAdmin, isDirector, type Policy, verdict } from './can.ts';

/**
 * News: the director and the administrator (in person) write for anybody, a head for the departments they lead and those below them. What is written
 * is changed by its author, the director and the administrator; it goes out by the right of who lets it out, for whom it is then.
 */
export const newsPolicy: Policy<Extract<Action, `news.${string}`>> = {
  'news.write': (actor) =>
    verdict(actor, (self) => isDirector(self) || inPerson(actor, self) || self.heads.length > 0, [
      'director',
      'admin',
      'anyHead',
    ]),
  'news.edit': (actor, news) =>
    verdict(actor, (self) => isDirector(self) || inPerson(actor, self) || self.employeeId === news.authorId, [
      'newsAuthor',
      'director',
      'admin',
    ]),
  'news.publish': (actor, news) =>
    verdict(
      actor,
      (self) =>
        isDirector(self) ||
        inPerson(actor, self) ||
        (self.employeeId === news.authorId && leadsAll(self.heads, news.departments)),
      news.departments.length === 0 ? ['director', 'admin'] : ['director', 'admin', 'headOfAudience'],
    ),
  // who leads somebody looks after their own people only: the list is cut to them
  'news.follow': (actor, news) =>
    verdict(
      actor,
      (self) =>
        isDirector(self) ||
        inPerson(actor, self) ||
        self.employeeId === news.authorId ||
        self.heads.length > 0,
      ['newsAuthor', 'director', 'admin', 'anyHead'],
    ),
};

const inPerson = (actor: Actor, self: Self): boolean => self.employeeId === actor.employeeId && isAdmin(self);

/** Each of the departments is led, or one above it is. */
const leadsAll = (heads: readonly string[], departments: NewsSubject['departments']): boolean =>
  departments.length > 0 && departments.every((path) => path.some((key) => heads.includes(key)));
