import type { RouteShape } from '#api/route.ts';
import type { Planned } from './acts.ts';
import { type Hand, nothingIn } from './hand.ts';
import type { DepartmentKey } from './who-knows.ts';

const newsDepartments: readonly DepartmentKey[] = ['sales', 'expertise', 'accounting'];
const speakers = { sales: 'otherManager', expertise: 'otherExpert', accounting: 'accountant' } as const;

/** Each news of a department, and one that is not there; what is in it is the first of its kind. */
export const newsPlaces = ({ path }: RouteShape) =>
  [...newsDepartments.map((key) => `news.${key}`), 'nothing'].map(
    (key) => (hand: Hand) =>
      path
        .replace(':id', String(hand.idOf(key) ?? nothingIn('news')))
        .replace(':fileId', String(hand.idOf(`${key}.file`) ?? nothingIn('news_files')))
        .replace(':pictureId', String(nothingIn('news_pictures')))
        .replace(':commentId', String(hand.idOf(`${key}.comment`) ?? nothingIn('news_comments'))),
  );

/** An important news for a department with a file, one who has read it, and what was said of it. */
export function newsActs(department: DepartmentKey): Planned[] {
  const key = `news.${department}`;
  const fact = { folderOf: department };
  const speaker = speakers[department as keyof typeof speakers];
  return [
    {
      fact,
      makes: key,
      do: async (hand, word) => {
        const id = hand.made(key, (await hand.post('director', '/news')).id);
        const path = `/news/${id}`;
        const file = await hand.upload('director', `${path}/files?name=${word}.txt`, `текст ${word}`);
        hand.made(`${key}.file`, file.id);
        const text = { type: 'text', text: `текст ${word}` };
        await hand.put('director', path, {
          title: word,
          body: { type: 'doc', content: [{ type: 'paragraph', content: [text] }] },
          departmentIds: [hand.stage.world.departments[department]],
          important: true,
          version: 1,
        });
        return hand.put('director', `${path}/publication`, { version: 2 });
      },
    },
    {
      fact,
      needs: [key],
      do: async (hand, word) => {
        const { comments } = await hand.post(speaker, `/news/${hand.idOf(key)}/comments`, { body: word });
        hand.made(`${key}.comment`, comments[0].id);
      },
    },
    {
      fact,
      needs: [key],
      do: (hand) => hand.put(speaker, `/news/${hand.idOf(key)}/acknowledgement`),
    },
  ];
}
