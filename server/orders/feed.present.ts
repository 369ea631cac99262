import type { z } from 'zod';
import type { event as eventShape, feedItem } from '#api/feed.ts';
import { commercialKinds, type DocumentKind } from '#domain/policy/actions.ts';
import { seesAudience } from '#domain/policy/sees.ts';
import { paymentsOf } from '#domain/process/decide-payments.ts';
import { type Definition, findRequirement, type Requirement } from '#domain/process/definition.ts';
import type { FieldValue } from '#domain/process/order.ts';
import { factsOf } from '#domain/process/order.ts';
import { formatDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { formatMoney } from '#domain/values/money.ts';
import { presentComment } from '#server/feed/public.ts';
import { type Ctx, shortOf } from '#server/http/context.ts';
import type { EventRow, FeedRow } from './feed.queries.ts';
import type { LoadedOrder } from './load-order.ts';
import { displayValue, seesValue } from './value-words.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language'>;
type Event = z.input<typeof eventShape>;

/** A feed item as the reader may see it, or null where it speaks of what they may not see. */
export function presentFeedRow(
  ctx: Reading & Pick<Ctx, 'now'>,
  loaded: LoadedOrder,
  row: FeedRow,
): z.input<typeof feedItem> | null {
  return row.type === 'event'
    ? presentEvent(ctx, loaded, row)
    : presentComment(row, ctx, { order: loaded.state.id });
}

export const presentEvent = (ctx: Reading, loaded: LoadedOrder, row: EventRow): Event | null =>
  sayEvent(ctx.language, loaded.def, row, {
    value: (requirement) => seesValue(ctx, loaded, requirement),
    commercial: () => seesCommercial(ctx, loaded),
  });

/** What the reader may see of the order; where only events they may know of were read, all. */
type Sees = { value: (requirement: Requirement) => boolean; commercial: () => boolean };
const everything: Sees = { value: () => true, commercial: () => true };

/** An event of an order in words; null where it speaks of what is not seen. */
export function sayEvent(
  language: Language,
  def: Definition,
  row: EventRow,
  sees: Sees = everything,
): Event | null {
  const said = sayings(language, def, row, sees);
  if (!said) return null;
  const step = def.steps.find((one) => one.key === row.stepKey);
  return {
    type: 'event',
    id: row.id,
    at: row.at,
    actor: row.actor ? named(row.actor) : null,
    standingFor: row.standingFor ? shortOf(row.standingFor) : null,
    kind: row.kind,
    step: row.stepKey,
    stepTitle: step?.shortTitle[language] ?? null,
    label: null,
    before: null,
    after: null,
    reason: text(row.data.reason),
    ...said,
  };
}

export const named = (who: { id: number; name: string; position: string }) => ({
  ...who,
  shortName: shortOf(who.name),
});

/** What the event says beside who and when; null hides it whole. */
function sayings(
  language: Language,
  def: Definition,
  { kind, data, names }: EventRow,
  sees: Sees,
): Partial<Event> | null {
  switch (kind) {
    case 'fieldSet':
    case 'fieldCleared':
    case 'markSet':
    case 'markCleared': {
      const requirement = findRequirement(def, String(data.key))?.requirement;
      if (!requirement) return { label: String(data.key) };
      if (!sees.value(requirement)) return null;
      const label = requirement.title[language];
      if (kind.startsWith('mark')) return { label };
      const show = (value: unknown, which: typeof names.before) =>
        displayValue(requirement, (value ?? null) as FieldValue | null, which ?? undefined, language);
      return {
        label,
        before: show(data.before, names.before),
        after: kind === 'fieldSet' ? show(data.after, names.after) : null,
      };
    }
    case 'reminded': {
      const requirement = findRequirement(def, String(data.key))?.requirement;
      return requirement && !sees.value(requirement) ? null : { label: requirement?.title[language] ?? null };
    }
    case 'paymentEntered':
    case 'paymentReversed': {
      const requirement = paymentsOf(def)?.requirement;
      if (!requirement || !sees.value(requirement)) return null;
      const parts = [
        formatMoney(String(data.amount), language),
        data.paidOn ? formatDate(String(data.paidOn), language) : null,
        data.paymentOrderNumber ? `№ ${data.paymentOrderNumber}` : null,
      ];
      return { label: `${data.n}`, after: parts.filter(Boolean).join(', ') };
    }
    case 'fileAdded':
    case 'fileBinned':
    case 'fileRestored':
    case 'fileRenamed': {
      const file = data.file as { kind?: DocumentKind } | undefined;
      const commercial = file?.kind !== undefined && commercialKinds.includes(file.kind);
      return commercial && !sees.commercial()
        ? null
        : {
            label: text(data.name),
            ...(data.before ? { before: text(data.before), after: text(data.name) } : {}),
          };
    }
    case 'managerAssigned':
    case 'orderClientChanged':
      return { before: text(data.beforeName), after: text(data.afterName) };
    case 'orderRenamed':
      return { before: text(data.before), after: text(data.after) };
    default:
      return {};
  }
}

export const seesCommercial = (ctx: Pick<Ctx, 'actor'>, { def, state }: LoadedOrder): boolean =>
  seesAudience(ctx.actor, def, factsOf(def, state), def.commercialAudience);

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
