import type { Refusal } from '#domain/process/refusals.ts';
import type { Ctx } from '#server/http/context.ts';
import { HttpProblem, invalid } from '#server/http/problems.ts';
import type { LoadedOrder } from './load-order.ts';
import { frozenWords, lockWords } from './order-words.ts';
import { presentMissing } from './present-missing.ts';
import { shownVersion } from './shown-version.ts';
import { valueInWords } from './value-words.ts';

type Reading = Pick<Ctx, 'person' | 'actor' | 'language' | 'now'>;

/** What the engine refused, as the API tells it: everything at once, in the reader's language, cut to what they may see. */
export function problemOf(ctx: Reading, loaded: LoadedOrder, refusal: Refusal): HttpProblem {
  const { language } = ctx;
  switch (refusal.code) {
    case 'gate_closed': {
      const missing = presentMissing(ctx, loaded, refusal.missing);
      const detail =
        language === 'ru'
          ? `Заказ пока не передать: осталось ${missing.length}`
          : `The order cannot move on yet: ${missing.length} left`;
      return new HttpProblem('gate_closed', {
        detail: () => detail,
        extra: { missing, version: shownVersion(loaded), step: refusal.step },
      });
    }
    case 'step_locked':
      return new HttpProblem('step_locked', {
        detail: () => lockWords[language][refusal.because],
        extra: { version: shownVersion(loaded), step: refusal.step },
      });
    case 'order_frozen':
      return new HttpProblem('order_frozen', {
        detail: () => frozenWords[language][refusal.archived ? 'archived' : 'refused'],
        extra: { version: shownVersion(loaded) },
      });
    case 'already_done':
      return new HttpProblem('already_done', {
        extra: { version: shownVersion(loaded), stamp: refusal.stamp },
      });
    case 'version_conflict': {
      const { key, theirs } = refusal;
      const said = valueInWords(ctx, loaded, key, theirs.value);
      return new HttpProblem('version_conflict', {
        extra: {
          version: shownVersion(loaded),
          difference: [{ key, label: said.label, before: null, after: said.text, stamp: theirs.stamp }],
        },
      });
    }
    case 'invalid':
      return invalid(refusal.field, refusal.reason);
  }
}
