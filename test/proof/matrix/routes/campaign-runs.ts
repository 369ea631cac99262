import { type Cell, equal, exactly, type Sentences, sentence } from '../cell.ts';
import type { Who } from '../facts.ts';
import type { RunFacts } from '../gallery/campaign-runs.ts';
import type { CampaignFacts } from '../gallery/campaigns.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { editCampaign, haltCampaign, seesCampaign } from '../oracle/campaigns.ts';
import { seesClient } from '../oracle/sees.ts';
import { done, refused, state, type Verdict } from '../verdict.ts';

/** Campaigns that were started: section 5, and «per recipient status». */
type Act = Pick<Cell, 'body' | 'parts'> & { rest: string; verdict: (who: Who) => Verdict };

const each = (states: readonly RunFacts['state'][], make: (run: RunFacts, gallery: Gallery) => Act) =>
  sentence((gallery) =>
    gallery.runs
      .filter((run) => states.includes(run.state))
      .map((run): Cell => {
        const { rest, ...act } = make(run, gallery);
        return {
          ...act,
          on: run.label,
          path: `/campaigns/${run.id}${rest}`,
          sees: (who) => seesCampaign(who, run),
        };
      }),
  );
/** Who may halt it, in a state in which that can be asked; in another it is told. */
const acts = (fits: RunFacts['state'], rest: string, body?: () => object) =>
  each(['scheduled', 'running', 'paused'], (run) => ({
    rest,
    ...(body ? { body } : {}),
    verdict: (who) => {
      if (haltCampaign(who, run) !== done) return refused;
      const may = rest === '/stop' ? run.state !== 'scheduled' : run.state === fits;
      return may ? done : state('already_done');
    },
  }));

export const campaignRuns: Sentences = {
  'campaigns.start': sentence((gallery) =>
    gallery.campaigns.map(
      (campaign: CampaignFacts): Cell => ({
        on: campaign.label,
        path: `/campaigns/${campaign.id}/start`,
        versionAt: `/campaigns/${campaign.id}`,
        body: (version) => ({ at: null, version }),
        sees: (who) => seesCampaign(who, campaign),
        // it says nothing, and goes to nobody: all that is told to whoever may send it
        verdict: (who) => (editCampaign(who, campaign) === done ? state('campaign_settled') : refused),
      }),
    ),
  ),
  'campaigns.unschedule': acts('scheduled', '/start'),
  'campaigns.pause': acts('running', '/pause', () => ({})),
  'campaigns.resume': acts('paused', '/pause'),
  'campaigns.stop': acts('running', '/stop', () => ({})),
  'campaigns.progress': each(['scheduled', 'running', 'paused'], ({ state: now }) => ({
    rest: '/progress',
    verdict: () => done,
    parts: ({ body }) => equal('state', body.state, now),
  })),
  'campaigns.recipients': each(['running', 'paused'], ({ clientId }, { facts }) => ({
    rest: '/recipients',
    verdict: () => done,
    parts: ({ body }, who) =>
      exactly(
        'clients',
        body.items.map(({ client }: { client: { id: number } }) => client.id),
        facts.clients.filter((one) => one.id === clientId && seesClient(who, one, facts)).map(({ id }) => id),
      ),
  })),
  'campaigns.export': each(['running'], () => ({
    rest: '/exports',
    body: () => ({}),
    verdict: () => done,
  })),
  'clients.campaigns': sentence(({ runs, facts }) =>
    facts.clients
      .filter(({ id }) => id === runs[0]?.clientId)
      .map(
        (client): Cell => ({
          on: client.label,
          path: `/clients/${client.id}/campaigns`,
          sees: (who) => seesClient(who, client, facts),
          verdict: () => done,
          // what was sent is known with the client; whose campaign it was, to who sees that
          parts: ({ body }, who) =>
            exactly(
              'campaigns',
              body.items.map(({ campaign }: { campaign: { id: number | null } }) => campaign.id),
              runs
                .filter((run) => run.state !== 'scheduled')
                .map((run) => (seesCampaign(who, run) ? run.id : null)),
            ),
        }),
      ),
  ),
};
