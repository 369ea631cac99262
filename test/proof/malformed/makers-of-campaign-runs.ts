import { sql } from 'kysely';
import { campaignGround } from '#test/campaign-ground.ts';
import type { Maker, Scene } from './scene.ts';

/** A campaign of its own, with one letter. */
const run =
  (state: 'draft' | 'scheduled' | 'running' | 'paused') =>
  async ({ stage }: Scene) => {
    const ground = await campaignGround(stage);
    const id = await ground.draft({
      state,
      started_by: stage.world.ids.manager,
      scheduled_at: state === 'scheduled' ? '2090-01-01T00:00:00Z' : null,
      started_at: state === 'running' || state === 'paused' ? sql`now()` : null,
      paused_why: state === 'paused' ? 'person' : null,
    });
    await ground.letter(id, 'reader@example.org');
    return { as: 'manager' as const, params: { id: String(id) }, ground };
  };
const made =
  (state: Parameters<typeof run>[0], more: object = {}): Maker =>
  async (scene) => {
    const { as, params } = await run(state)(scene);
    return { as, params, ...more };
  };

export const campaignRunMakers: Record<string, Maker> = {
  'campaigns.start': async (scene) => {
    await scene.stage.ownerDb
      .updateTable('mail_settings')
      .set({ enabled: true, host: '127.0.0.1', sender_address: 'vizir@example.org' })
      .execute();
    const { as, params } = await run('draft')(scene);
    return { as, params, body: { at: '2027-03-01T06:30:00.000Z', version: 1 } };
  },
  'campaigns.unschedule': made('scheduled'),
  'campaigns.pause': made('running', { body: {} }),
  'campaigns.resume': made('paused'),
  'campaigns.stop': made('running', { body: {} }),
  'campaigns.progress': made('running'),
  'campaigns.recipients': made('running', { query: { state: 'sent' } }),
  'campaigns.export': made('running', { body: { state: 'sent' } }),
  'clients.campaigns': async (scene) => {
    const { ground } = await run('running')(scene);
    return { as: 'manager', params: { id: String(ground.clientId) } };
  },
};
