import type { OrderCommand } from '#domain/process/commands.ts';
import { decide } from '#domain/process/decide.ts';
import type { Definition } from '#domain/process/definition.ts';
import { evolve, newOrder } from '#domain/process/evolve.ts';
import type { Refusal } from '#domain/process/refusals.ts';
import { type Ctx, stampOf } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { mayCommand } from './authorise.ts';
import { frozenWords, lockWords } from './order-words.ts';

export type Tried = { command: OrderCommand; said: string } | { command: OrderCommand; reason: string };
type New = {
  managerId: number;
  managerName: string;
  clientId: number;
  contract: { id: number; amount: string | null } | null;
};

/** What would be refused of these commands on a new order, were it made: rights and gate, nothing written. */
export function tryAll(ctx: Ctx, def: Definition, facts: New, commands: readonly OrderCommand[]): Tried[] {
  const { managerId, managerName, clientId, contract } = facts;
  let order = newOrder(
    def,
    { id: 0, number: '', managerId, managerDepartments: [], clientId, contract },
    ctx.now,
  );
  const refused: Tried[] = [];
  for (const command of commands) {
    const verdict = mayCommand(ctx, { def, state: order } as Parameters<typeof mayCommand>[1], command);
    if (!verdict.ok) {
      refused.push({
        command,
        said: whoMay(ctx.person, verdict.allowed, { manager: managerName }, ctx.language),
      });
      continue;
    }
    const decision = decide(def, order, command, stampOf(ctx, verdict.as));
    if (decision.ok) order = decision.events.reduce((state, event) => evolve(def, state, event), order);
    else refused.push(...tell(ctx, command, decision.refusal));
  }
  return refused;
}

function tell({ language }: Ctx, command: OrderCommand, refusal: Refusal): Tried[] {
  switch (refusal.code) {
    case 'gate_closed':
      return refusal.missing.map((one) => ({
        command,
        said: 'ask' in one && one.ask ? one.ask[language] : one.key,
      }));
    case 'step_locked':
      return [{ command, said: lockWords[language][refusal.because] }];
    case 'order_frozen':
      return [{ command, said: frozenWords[language][refusal.archived ? 'archived' : 'refused'] }];
    case 'invalid':
      return [{ command, reason: refusal.reason }];
    default:
      return [];
  }
}
