import type { Answer, Stage } from '#test/app.ts';

export type NewsMade = { id: number; fileId: number; pictureId: number };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const body = {
  title: 'Новость',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'текст' }] }] },
  important: true,
};

/** An important news of the director's for everybody, with a file and a picture. */
export async function makeNews({ as }: Stage): Promise<NewsMade> {
  const director = as('director');
  const { id } = (await director.post('/news')).body;
  const path = `/news/${id}`;
  const file = (await director.upload(`${path}/files?name=a.txt`, Buffer.from('а'))).body;
  const picture = (await director.upload(`${path}/pictures`, png)).body;
  await director.put(path, { ...body, version: 1 });
  await director.put(`${path}/publication`, { version: 2 });
  return { id, fileId: file.id, pictureId: picture.id };
}

/** Where its ids stand in the addresses of routes. */
export const newsPlaces = ({ id, fileId, pictureId }: NewsMade): [RegExp, number][] => [
  [/^\/(news\/:id\/files)\/:fileId/, fileId],
  [/^\/(news\/:id\/pictures)\/:pictureId/, pictureId],
  [/^\/(news)\/:id/, id],
];

/** What is done with news, in the order of its versions. */
export function newsActs({
  stage,
  news,
  once,
}: {
  stage: () => Stage;
  news: () => NewsMade;
  once: () => Record<string, string>;
}): Record<string, () => Promise<Answer>> {
  const director = () => stage().as('director');
  const path = (rest = '') => `/news/${news().id}${rest}`;
  return {
    'a draft of a news': () => director().post('/news', {}, once()),
    'a news changed': () => director().put(path(), { ...body, title: 'Иначе', version: 3 }, once()),
    'a news opened': () => stage().as('manager').put(path('/reading'), {}, once()),
    'a news acknowledged': () => stage().as('manager').put(path('/acknowledgement'), {}, once()),
    'a reminder of a news': () => director().post(path('/reminders'), {}, once()),
    'a comment on a news': () => stage().as('manager').post(path('/comments'), { body: 'Да' }, once()),
    'a news withdrawn': () => director().delete(path('/publication'), once()),
    'a news let out again': () => director().put(path('/publication'), { version: 5 }, once()),
  };
}
