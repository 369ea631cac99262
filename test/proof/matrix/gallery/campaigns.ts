import { good, type Workshop } from './walk.ts';

/** A draft of a letter to groups, and whose it is. */
export type CampaignFacts = { label: string; id: number; authorId: number };

export async function makeCampaigns({ cast }: Workshop, segmentId: number): Promise<CampaignFacts[]> {
  const made: CampaignFacts[] = [];
  for (const name of ['manager', 'regionManager', 'examiningManager'] as const) {
    const { id } = await good(cast.as(name).post('/campaigns', { name: `Рассылка ${name}` }));
    const audience = { include: [segmentId], exclude: [] };
    const body = {
      name: 'Новости',
      subject: '',
      preheader: '',
      blocks: [],
      sender: 'company',
      perMinute: 60,
    };
    await good(cast.as(name).put(`/campaigns/${id}`, { ...body, audience, version: 1 }));
    made.push({ label: `campaign of ${name}`, id, authorId: cast.ids[name] });
  }
  return made;
}
