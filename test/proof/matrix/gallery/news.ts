import sharp from 'sharp';
import type { NewsFacts } from '../facts.ts';
import { seesNews } from '../oracle/news.ts';
import type { Person } from '../people.ts';
import { good, type Workshop } from './walk.ts';

type Plan = Pick<NewsFacts, 'label' | 'department' | 'state' | 'important'> & { by: Person; said?: Person };

const plans: Plan[] = [
  {
    label: 'for all',
    by: 'director',
    department: null,
    state: 'published',
    important: false,
    said: 'expert',
  },
  {
    label: 'for sales',
    by: 'headOfSales',
    department: 'sales',
    state: 'published',
    important: true,
    said: 'manager',
  },
  { label: 'for regions', by: 'director', department: 'salesRegions', state: 'published', important: true },
  { label: 'draft for sales', by: 'headOfSales', department: 'sales', state: 'draft', important: false },
  { label: 'draft for all', by: 'headOfExpertise', department: null, state: 'draft', important: true },
  { label: 'scheduled', by: 'director', department: 'accounting', state: 'scheduled', important: false },
  { label: 'withdrawn', by: 'headOfExpertise', department: 'expertise', state: 'withdrawn', important: true },
];

/** News in every state, for everybody and for departments, each with a picture and a file. */
export async function makeNews(shop: Workshop): Promise<void> {
  const png = await onePixel();
  // two begun at once by one author would be one empty draft
  for (const plan of plans) await makeOne(shop, plan, png);
}

export const onePixel = (): Promise<Buffer> =>
  sharp({ create: { width: 2, height: 2, channels: 3, background: '#1f5fbf' } })
    .png()
    .toBuffer();

async function makeOne({ cast, stage, tokens, facts }: Workshop, plan: Plan, png: Buffer): Promise<void> {
  const { label, department, state, important } = plan;
  const whose = { label, department, state, important, authorId: cast.ids[plan.by] };
  const none = { id: 0, token: '', fileId: 0, pictureId: 0, commentId: 0, commentBy: 0, body: {} };
  const token = tokens.word({ of: `news ${label}`, may: (who) => seesNews(who, { ...whose, ...none }) });
  const by = cast.as(plan.by);
  const { id } = await good(by.post('/news'));
  const path = `/news/${id}`;
  const picture = await good(by.upload(`${path}/pictures`, png));
  const file = await good(
    by.upload(`${path}/files?name=${encodeURIComponent(token)}.txt`, Buffer.from(token)),
  );
  const body = {
    title: `Новость ${token}`,
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: `текст ${token}` }] },
        { type: 'picture', attrs: { id: picture.id, alt: '' } },
      ],
    },
    departmentIds: department === null ? [] : [stage.world.departments[department]],
    important,
  };
  await good(by.put(path, { ...body, version: 1 }));
  const out = (at: string | null) => good(by.put(`${path}/publication`, { version: 2, at }));
  if (state === 'published' || state === 'withdrawn') await out(null);
  if (state === 'scheduled') await out(new Date(Date.now() + 30 * 86_400_000).toISOString());
  if (state === 'withdrawn') await good(by.delete(`${path}/publication`));
  const speaker = plan.said;
  const said = speaker && (await good(cast.as(speaker).post(`${path}/comments`, { body: `слово ${token}` })));
  // its quarter of an hour lasts as long as the proof
  if (said)
    await stage.ownerDb
      .updateTable('news_comments')
      .set({ at: new Date(Date.now() + 86_400_000).toISOString() })
      .where('id', '=', said.comments[0].id)
      .execute();
  facts.news.push({
    ...whose,
    id,
    token,
    body,
    fileId: file.id,
    pictureId: picture.id,
    commentId: said ? said.comments[0].id : 0,
    commentBy: speaker ? cast.ids[speaker] : 0,
  });
}
