import { type Cell, equal, exactly, firstOf, type Sentences, sentence } from '../cell.ts';
import type { CampaignFacts } from '../gallery/campaigns.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { editCampaign, seesCampaign, sendCampaign } from '../oracle/campaigns.ts';
import { seesClient } from '../oracle/sees.ts';
import { done } from '../verdict.ts';

/** Letters to groups of clients: section 5. */
type Act = Omit<Cell, 'on' | 'sees' | 'path'> & { path?: string };
const one = (make: (gallery: Gallery) => Cell) => sentence((gallery) => [make(gallery)]);
const each = (make: (campaign: CampaignFacts, gallery: Gallery) => Act) =>
  sentence((gallery) =>
    gallery.campaigns.map((campaign): Cell => {
      const { path = '', ...act } = make(campaign, gallery);
      return {
        ...act,
        on: campaign.label,
        path: `/campaigns/${campaign.id}${path}`,
        versionAt: `/campaigns/${campaign.id}`,
        sees: (who) => seesCampaign(who, campaign),
      };
    }),
  );

export const campaigns: Sentences = {
  'campaigns.list': one((gallery) => ({
    on: 'all campaigns',
    path: '/campaigns?limit=200',
    verdict: () => done,
    parts: ({ body }, who) =>
      firstOf(
        exactly(
          'campaigns',
          body.items.map(({ id }: { id: number }) => id),
          [...gallery.campaigns, ...gallery.runs, gallery.letter]
            .filter((campaign) => seesCampaign(who, campaign))
            .map(({ id }) => id),
        ),
        equal('may begin one', body.abilities.create.allowed, sendCampaign(who) === done),
      ),
  })),
  'campaigns.create': one(() => ({
    on: 'a new campaign',
    path: '/campaigns',
    body: () => ({ name: 'Весна' }),
    verdict: sendCampaign,
  })),
  'campaigns.get': each((campaign) => ({
    verdict: () => done,
    parts: ({ body }, who) =>
      equal('may edit', body.abilities.edit.allowed, editCampaign(who, campaign) === done),
  })),
  'campaigns.save': each((campaign, { base }) => ({
    body: (version) => ({
      name: 'Иное',
      audience: { include: [base.segmentId], exclude: [] },
      subject: 'Тема',
      preheader: '',
      blocks: [{ type: 'text', text: 'Здравствуйте' }],
      sender: 'manager',
      perMinute: 60,
      version,
    }),
    verdict: (who) => editCampaign(who, campaign),
  })),
  'campaigns.drop': each((campaign) => ({ verdict: (who) => editCampaign(who, campaign) })),
  'campaigns.audience': each((_, { base, facts }) => ({
    path: '/audience',
    verdict: () => done,
    parts: ({ body }, who) =>
      equal('clients', body.clients, base.members.filter((client) => seesClient(who, client, facts)).length),
  })),
  'campaigns.leftOut': each((_, { base, facts }) => ({
    path: '/left-out',
    verdict: () => done,
    // nobody of the gallery agreed to mailings
    parts: ({ body }, who) =>
      exactly(
        'clients',
        body.items.map(({ client }: { client: { id: number } }) => client.id),
        base.members.filter((client) => seesClient(who, client, facts)).map(({ id }) => id),
      ),
  })),
};
