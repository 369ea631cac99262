import type { Answer, Stage } from '#test/app.ts';

/** A letter to groups with a file in it. */
export async function makeLetter({
  as,
  ownerDb,
  world,
}: Stage): Promise<{ letterId: number; fileId: number }> {
  const { id: letterId } = await ownerDb
    .insertInto('campaigns')
    .values({ name: 'Сроки', subject: 'Сроки', created_by: world.ids.manager })
    .returning('id')
    .executeTakeFirstOrThrow();
  const path = `/campaigns/${letterId}/files?name=a.txt&kind=attachment`;
  const { body } = await as('manager').upload(path, Buffer.from('а'));
  return { letterId, fileId: body.files[0].id };
}

/** What is done with a draft, the last of all that it is thrown away. */
export function campaignActs(
  stage: () => Stage,
  ids: () => { campaignId: number; segmentId: number },
  once: () => Record<string, string>,
): Record<string, () => Promise<Answer>> {
  const manager = () => stage().as('manager');
  return {
    'a copy of a campaign': () =>
      manager().post('/campaigns', { name: 'Копия', copyOf: ids().campaignId }, once()),
    'a campaign saved': () => {
      const { campaignId, segmentId } = ids();
      const audience = { include: [segmentId], exclude: [] };
      const letter = { subject: '', preheader: '', blocks: [], sender: 'company', perMinute: 60 };
      return manager().put(
        `/campaigns/${campaignId}`,
        { name: 'Новости', audience, ...letter, version: 1 },
        once(),
      );
    },
    'a campaign thrown away': () => manager().delete(`/campaigns/${ids().campaignId}`, once()),
  };
}
