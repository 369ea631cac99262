import type { z } from 'zod';
import type { order as orderShape } from '#api/order-card.ts';
import { can, type Verdict } from '#domain/policy/can.ts';
import type { OrderCommand } from '#domain/process/commands.ts';
import { missingToConfirm } from '#domain/process/decide-status.ts';
import { expertPlace, toNameExpert } from '#domain/process/expert.ts';
import type { Ctx } from '#server/http/context.ts';
import { whoMay } from '#server/http/refused.ts';
import { mayCommand } from './authorise.ts';
import { named, seesCommercial } from './feed.present.ts';
import type { LoadedOrder } from './load-order.ts';
import { expertWords, frozenWords, lockWords } from './order-words.ts';
import { presentStep } from './present-step.ts';
import { renewAbility } from './renew-ability.ts';
import { shownVersion } from './shown-version.ts';

export type Reading = Pick<Ctx, 'person' | 'actor' | 'language' | 'today' | 'now' | 'calendar'>;
type Ability = { allowed: boolean; reason: string | null };

/** The order card as this person sees it: values, what is missing, and what they may do with the reasons where they may not. */
export function presentOrder(ctx: Reading, loaded: LoadedOrder): z.input<typeof orderShape> {
  const { state, def, definition } = loaded;
  const money = seesCommercial(ctx, loaded);
  return {
    id: state.id,
    number: state.number,
    title: loaded.title,
    version: shownVersion(loaded),
    status: state.status,
    refusedReason: loaded.refusedReason,
    archivedAt: state.archivedAt,
    validUntil: loaded.validUntil,
    client: loaded.client,
    contract: loaded.contract
      ? {
          id: loaded.contract.id,
          number: loaded.contract.number,
          signedOn: loaded.contract.signedOn,
          ...(money ? { amount: loaded.contract.amount } : {}),
        }
      : null,
    manager: named(loaded.manager),
    expert: loaded.expert ? named(loaded.expert) : null,
    renewedFrom: loaded.renewedFrom,
    renewedBy: loaded.renewedBy,
    definition: { id: definition.id, key: definition.key, title: def.title, version: definition.version },
    currentStep: state.currentStep,
    steps: def.steps.map((step) => presentStep(ctx, loaded, step)),
    seesMoney: money,
    createdAt: loaded.createdAt,
    abilities: abilities(ctx, loaded),
  };
}

function abilities(ctx: Reading, loaded: LoadedOrder) {
  const { state, def } = loaded;
  const subject = { def, order: state };
  const frozen = state.archivedAt ? 'archived' : state.status === 'refused' ? 'refused' : null;
  const isFrozen = frozen ? no(frozenWords[ctx.language][frozen]) : null;
  const hasStatus = (status: string) => state.status === status;
  const command = (one: OrderCommand) => abilityOf(ctx, loaded, mayCommand(ctx, loaded, one));
  const both = (right: Ability, ...states: (Ability | null)[]): Ability =>
    right.allowed ? (states.find((one) => one !== null) ?? right) : right;
  const confirming = hasStatus('confirmed')
    ? no(ctx.language === 'ru' ? 'Заказ уже подтверждён' : 'The order is confirmed already')
    : null;
  const missing = missingToConfirm(state)[0];
  return {
    edit: both(
      abilityOf(ctx, loaded, can(ctx.actor, 'order.edit', subject)),
      state.archivedAt ? isFrozen : null,
    ),
    attachContract: both(
      command({ type: 'attachContract', contract: null }),
      isFrozen,
      state.everConfirmed ? no(lockWords[ctx.language].signed) : null,
    ),
    confirm: both(
      command({ type: 'confirm' }),
      isFrozen,
      confirming,
      missing ? no(missing.ask[ctx.language]) : null,
    ),
    refuse: both(command({ type: 'refuse', reason: '' }), isFrozen),
    takeUp: both(
      command({ type: 'takeUp' }),
      hasStatus('refused') && !state.archivedAt
        ? null
        : no(ctx.language === 'ru' ? 'Заказ и так в работе' : 'The order is at work'),
    ),
    reassign: both(
      abilityOf(ctx, loaded, can(ctx.actor, 'order.reassign', subject)),
      state.archivedAt ? isFrozen : null,
    ),
    replaceExpert: replacing(ctx, loaded, isFrozen),
    return: both(
      command({ type: 'returnOrder', to: state.currentStep, reason: '' }),
      isFrozen,
      hasStatus('confirmed') || def.steps[0]?.key === state.currentStep
        ? null
        : no(lockWords[ctx.language].not_confirmed),
    ),
    reopen: both(
      command({ type: 'reopen', reason: '' }),
      state.archivedAt ? null : no(ctx.language === 'ru' ? 'Заказ не в архиве' : 'The order is not archived'),
    ),
    renew: renewAbility(ctx, {
      manager: loaded.manager,
      archivedAt: state.archivedAt,
      renewedBy: loaded.renewedBy,
    }),
    comment: state.archivedAt ? (isFrozen ?? yes) : yes,
    addDocument: both(
      abilityOf(
        ctx,
        loaded,
        can(ctx.actor, 'document.add', { contract: null, order: subject, kind: 'other' }),
      ),
      isFrozen,
    ),
    addCommercialDocument: both(
      abilityOf(
        ctx,
        loaded,
        can(ctx.actor, 'document.add', { contract: null, order: subject, kind: 'contract' }),
      ),
      isFrozen,
    ),
  };
}

/** A signed expert is replaced by a return to their step and its signature: whoever may do both. */
function replacing(ctx: Reading, loaded: LoadedOrder, frozen: Ability | null): Ability {
  const place = expertPlace(loaded.def);
  if (!place) return no(expertWords[ctx.language].none);
  const commands = toNameExpert(place, loaded.state, 0, '');
  const rights = commands.map((one) => abilityOf(ctx, loaded, mayCommand(ctx, loaded, one)));
  const refused = rights.find((one) => !one.allowed) ?? frozen;
  return refused ?? (commands.length > 1 ? yes : no(expertWords[ctx.language].unsigned));
}

export const yes: Ability = { allowed: true, reason: null };
export const no = (reason: string): Ability => ({ allowed: false, reason });

export function abilityOf(ctx: Reading, loaded: LoadedOrder, verdict: Verdict): Ability {
  if (verdict.ok) return yes;
  return no(
    whoMay(
      ctx.person,
      verdict.allowed,
      { manager: loaded.manager.name, expert: loaded.expert?.name },
      ctx.language,
    ),
  );
}
