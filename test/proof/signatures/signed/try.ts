import type { Answer, Client } from '#test/app.ts';
import type { Name, World } from '#test/world.ts';
import type { Rules } from '../../walks/rules.ts';
import type { Stand } from './stands.ts';

/** One way in which somebody may go about a signed order. */
export type Try = {
  what: string;
  /** Those whose work it would be, were nothing signed. */
  by: readonly Name[];
  send: (who: Client) => Promise<Answer>;
};
export type Target = {
  world: World;
  rules: Rules;
  stand: Stand;
  otherEntityId: number;
  /** Does what the job of an import would do. */
  work: (importId: number) => Promise<void>;
};
/** How a write route is tried, or why it cannot come near an order. */
export type Judged = ((target: Target) => Try[]) | string;

export const reason = 'так решили на совещании';
export const leaders = ['manager', 'headOfSales'] as const;

/** By the version that this person has before them; whoever sees nothing sends any. */
export async function withVersion(
  who: Client,
  place: string,
  send: (version: number) => Promise<Answer>,
): Promise<Answer> {
  const { body } = await who.get(place);
  return send(body?.version ?? 1);
}
