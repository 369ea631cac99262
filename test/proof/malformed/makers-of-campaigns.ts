import { ok } from '#test/order-path.ts';
import type { Maker, Scene } from './scene.ts';

const on = (id: number) => ({ params: { id } });
const segment = async ({ stage, next }: Scene): Promise<number> =>
  (await ok(stage.as('manager').post('/segments', { name: `Адресаты ${next()}` }))).id;
const campaign = async ({ stage, next }: Scene): Promise<number> =>
  (await ok(stage.as('manager').post('/campaigns', { name: `Рассылка ${next()}` }))).id;
const read: Maker = async (scene) => ({ as: 'manager', ...on(await campaign(scene)) });

export const campaignMakers: Record<string, Maker> = {
  'campaigns.list': () => ({ as: 'manager', query: { state: 'draft' } }),
  'campaigns.create': async (scene) => ({
    as: 'manager',
    body: { name: `Новая рассылка ${scene.next()}`, copyOf: await campaign(scene) },
  }),
  'campaigns.get': read,
  'campaigns.save': async (scene) => ({
    as: 'manager',
    ...on(await campaign(scene)),
    body: {
      name: 'Осень',
      audience: { include: [await segment(scene)], exclude: [await segment(scene)] },
      subject: 'Новости',
      preheader: 'Коротко',
      blocks: [
        { type: 'heading', text: 'Здравствуйте' },
        { type: 'text', text: 'Уважаемый {{contact.firstName|коллега}}' },
        { type: 'button', label: 'На сайт', url: 'https://example.org' },
        { type: 'divider' },
      ],
      sender: 'manager',
      perMinute: 100,
      version: 1,
    },
  }),
  'campaigns.drop': read,
  'campaigns.audience': read,
  'campaigns.leftOut': async (scene) => ({
    as: 'manager',
    ...on(await campaign(scene)),
    query: { why: 'noConsent' },
  }),
};
