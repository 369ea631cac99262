import { sql } from 'kysely';
import type { Workshop } from './walk.ts';

/** A campaign of the manager's that was started, with one letter; and how it stands. */
export type RunFacts = {
  label: string;
  id: number;
  authorId: number;
  state: 'scheduled' | 'running' | 'paused';
  clientId: number;
};

export async function makeRuns({ stage, cast }: Workshop, clientId: number): Promise<RunFacts[]> {
  const authorId = cast.ids.manager;
  const made: RunFacts[] = [];
  for (const state of ['scheduled', 'running', 'paused'] as const) {
    const { id } = await stage.ownerDb
      .insertInto('campaigns')
      .values({
        name: `Рассылка ${state}`,
        subject: 'Сроки',
        state,
        paused_why: state === 'paused' ? 'person' : null,
        scheduled_at: state === 'scheduled' ? '2090-01-01T00:00:00Z' : null,
        started_at: state === 'scheduled' ? null : sql<string>`now()`,
        started_by: authorId,
        created_by: authorId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (state !== 'scheduled')
      await stage.ownerDb
        .insertInto('campaign_letters')
        .values({
          campaign_id: id,
          client_id: clientId,
          address: 'matrix@example.org',
          state: 'sent',
          ended_at: sql<string>`now()`,
        })
        .execute();
    made.push({ label: `the ${state} campaign of the manager`, id, authorId, state, clientId });
  }
  return made;
}
