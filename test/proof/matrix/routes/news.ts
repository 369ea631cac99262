import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { NewsFacts } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import * as acts from '../oracle/news.ts';
import { done } from '../verdict.ts';

/** News and announcements: section 6. */
type Act = Omit<Cell, 'on' | 'sees' | 'verdict' | 'path'> &
  Partial<Pick<Cell, 'verdict'>> & { path?: string };
const each = (make: (news: NewsFacts) => Act, which: (news: NewsFacts) => boolean = () => true) =>
  sentence(({ facts }) =>
    facts.news.filter(which).map((news): Cell => {
      const { path = '', ...act } = make(news);
      return {
        verdict: () => done,
        ...act,
        path: `/news/${news.id}${path}`,
        on: `news ${news.label}`,
        versionAt: `/news/${news.id}`,
        sees: (who) => acts.seesNews(who, news),
      };
    }),
  );
const talkedOf = ({ commentId }: NewsFacts): boolean => commentId !== 0;

const list = (view: string, fits: (news: NewsFacts) => boolean, { facts }: Gallery): Cell => ({
  on: `news: ${view}`,
  path: `/news?view=${view}&limit=200`,
  verdict: () => done,
  parts: ({ body }, who) =>
    firstOf(
      exactly(
        'news',
        body.items.map(({ id }: { id: number }) => id),
        facts.news.filter((news) => fits(news) && acts.seesNews(who, news)).map(({ id }) => id),
      ),
      equal('may write', body.abilities.write.allowed, acts.writeNews(who) === done),
    ),
});

// two pixels of PNG
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export const news: Sentences = {
  'news.list': sentence((gallery) => [
    list('all', ({ state }) => state === 'published', gallery),
    list('important', ({ state, important }) => state === 'published' && important, gallery),
    list('drafts', ({ state }) => state !== 'published', gallery),
  ]),
  'news.get': each((one) => ({
    parts: ({ body }, who) =>
      firstOf(
        equal('may edit', body.abilities.edit.allowed, acts.editNews(who, one) === done),
        equal('may publish', body.abilities.publish.allowed, acts.publishNews(who, one) === done),
        equal('may withdraw', body.abilities.withdraw.allowed, acts.withdrawNews(who, one) === done),
      ),
  })),
  'news.create': sentence(() => [
    { on: 'a new one', path: '/news', body: () => ({}), verdict: acts.writeNews },
  ]),
  'news.edit': each((one) => ({
    body: (version) => ({ ...one.body, title: 'Иначе', version }),
    verdict: (who) => acts.editNews(who, one),
  })),
  'news.remove': each((one) => ({ verdict: (who) => acts.removeNews(who, one) })),
  'news.audience': each(() => ({ path: '/audience' })),
  'news.publish': each((one) => ({
    path: '/publication',
    body: (version) => ({ version }),
    verdict: (who) => acts.publishNews(who, one),
  })),
  'news.withdraw': each((one) => ({
    path: '/publication',
    verdict: (who) => acts.withdrawNews(who, one),
  })),
  'news.read': each(() => ({ path: '/reading', body: () => ({}) })),
  'news.acknowledge': each((one) => ({
    path: '/acknowledgement',
    body: () => ({}),
    verdict: (who) => acts.acknowledgeNews(who, one),
  })),
  'news.acknowledgements': each((one) => ({
    path: '/acknowledgements',
    verdict: (who) => acts.followNews(who, one),
  })),
  'news.remind': each((one) => ({
    path: '/reminders',
    body: () => ({}),
    verdict: (who) => acts.remindOfNews(who, one),
  })),
  'news.addFile': each((one) => ({
    path: '/files?name=a.txt',
    bytes: Buffer.from('а'),
    verdict: (who) => acts.editNews(who, one),
  })),
  'news.file': each((one) => ({ path: `/files/${one.fileId}` })),
  'news.dropFile': each((one) => ({
    path: `/files/${one.fileId}`,
    verdict: (who) => acts.editNews(who, one),
  })),
  'news.addPicture': each((one) => ({
    path: '/pictures',
    bytes: png,
    verdict: (who) => acts.editNews(who, one),
  })),
  'news.picture': each((one) => ({ path: `/pictures/${one.pictureId}` })),
  'news.comment': each((one) => ({
    path: '/comments',
    body: () => ({ body: 'слово' }),
    verdict: (who) => acts.commentNews(who, one),
  })),
  'news.editComment': each(
    (one) => ({
      path: `/comments/${one.commentId}`,
      body: () => ({ body: 'иначе' }),
      verdict: (who) => acts.editNewsComment(who, one),
    }),
    talkedOf,
  ),
  'news.removeComment': each(
    (one) => ({
      path: `/comments/${one.commentId}`,
      verdict: (who) => acts.removeNewsComment(who, one),
    }),
    talkedOf,
  ),
};

/** One search: titles and texts of news that one sees. */
export const newsSearches = ({ facts }: Gallery): Cell[] =>
  facts.news.map((one) => ({
    on: `the word of news ${one.label}`,
    path: `/search?q=${encodeURIComponent(one.token)}`,
    verdict: () => done,
    parts: ({ body }, who) =>
      equal(
        'found',
        body.groups.some(
          (group: { type: string; items: { id: number }[] }) =>
            group.type === 'news' && group.items.some(({ id }) => id === one.id),
        ),
        acts.seesNews(who, one),
      ),
  }));
