import type { NewsFacts, Who } from '../facts.ts';
import { allowed, done, refused, state, type Verdict } from '../verdict.ts';
import { any, isAdmin, isDirector } from './people.ts';

const wrote =
  (news: NewsFacts) =>
  ({ id }: { id: number }) =>
    id === news.authorId;
const isFor =
  (news: NewsFacts) =>
  ({ departments }: { departments: readonly string[] }) =>
    news.department === null || departments.includes(news.department);

/** What is out: whom it is for. All of it: its author, director, administrator. */
export const seesNews = (who: Who, news: NewsFacts): boolean =>
  who.signedIn &&
  any(
    who,
    (self) =>
      wrote(news)(self) ||
      isDirector(self) ||
      isAdmin(self) ||
      (news.state === 'published' && isFor(news)(self)),
  );

/** 0006: the administrator administers in person. */
const administers = (who: Who): boolean => isAdmin(who.selves[0]);
const mayEdit = (who: Who, news: NewsFacts): boolean =>
  any(who, (self) => isDirector(self) || wrote(news)(self)) || administers(who);

export const writeNews = (who: Who): Verdict =>
  any(who, (self) => isDirector(self) || self.heads.length > 0) || administers(who) ? done : refused;
export const editNews = (who: Who, news: NewsFacts): Verdict => (mayEdit(who, news) ? done : refused);

const when = (right: boolean, fits: boolean): Verdict => {
  if (!right) return refused;
  return fits ? done : state('already_done');
};
export const removeNews = (who: Who, news: NewsFacts): Verdict =>
  when(mayEdit(who, news), news.state === 'draft');
export const withdrawNews = (who: Who, news: NewsFacts): Verdict =>
  when(mayEdit(who, news), news.state === 'published' || news.state === 'scheduled');

const above: Record<string, string[]> = { salesRegions: ['salesRegions', 'sales'] };
/** Director and administrator for anybody; a head what they wrote, for the departments they lead and those below. */
export const publishNews = (who: Who, news: NewsFacts): Verdict => {
  const over = news.department === null ? [] : (above[news.department] ?? [news.department]);
  const leads = any(
    who,
    (self) => isDirector(self) || (wrote(news)(self) && over.some((key) => self.heads.includes(key))),
  );
  return when(leads || administers(who), news.state !== 'published');
};

/** Of an important one each it is for says so in person; its author is not asked. */
export const acknowledgeNews = (who: Who, news: NewsFacts): Verdict =>
  news.important && news.state === 'published' && who.id !== news.authorId && isFor(news)(who.selves[0])
    ? done
    : state('already_done');

const mayFollow = (who: Who, news: NewsFacts): boolean =>
  mayEdit(who, news) || any(who, (self) => self.heads.length > 0);
export const followNews = (who: Who, news: NewsFacts): Verdict => (mayFollow(who, news) ? done : refused);
/** Whether somebody is left to be reminded is not said by rights. */
export const remindOfNews = (who: Who, news: NewsFacts): Verdict => {
  if (!mayFollow(who, news)) return refused;
  return news.important && news.state === 'published' ? allowed : state('already_done');
};

export const commentNews = (_who: Who, news: NewsFacts): Verdict =>
  news.state === 'published' ? done : state('already_done');
export const editNewsComment = (who: Who, news: NewsFacts): Verdict =>
  who.id === news.commentBy ? done : refused;
export const removeNewsComment = (who: Who, news: NewsFacts): Verdict =>
  who.id === news.commentBy || mayEdit(who, news) ? done : refused;
