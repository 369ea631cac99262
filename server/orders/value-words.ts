import { seesAudience } from '#domain/policy/sees.ts';
import { findRequirement, type Requirement } from '#domain/process/definition.ts';
import type { FieldValue } from '#domain/process/order.ts';
import { factsOf } from '#domain/process/order.ts';
import { formatDate, isPlainDate } from '#domain/values/dates.ts';
import type { Language } from '#domain/values/language.ts';
import { formatMoney } from '#domain/values/money.ts';
import { plural } from '#domain/values/plural.ts';
import type { Ctx } from '#server/http/context.ts';
import type { LoadedOrder } from './load-order.ts';

/** A value with its title, as the reader's language writes it; the text is null where there is none. */
export function valueInWords(
  ctx: Pick<Ctx, 'actor' | 'language'>,
  loaded: LoadedOrder,
  key: string,
  value: FieldValue | null,
): { label: string; text: string | null } {
  const placed = findRequirement(loaded.def, key);
  if (!placed) return { label: key, text: value === null ? null : String(value) };
  const label = placed.requirement.title[ctx.language];
  if (!seesValue(ctx, loaded, placed.requirement)) return { label, text: null };
  return { label, text: displayValue(placed.requirement, value, loaded.names[key], ctx.language) };
}

export const seesValue = (ctx: Pick<Ctx, 'actor'>, loaded: LoadedOrder, requirement: Requirement): boolean =>
  seesAudience(ctx.actor, loaded.def, factsOf(loaded.def, loaded.state), requirement.seenBy);

export function displayValue(
  requirement: Requirement,
  value: FieldValue | null,
  names: { entry: string | null; employee: string | null } | undefined,
  language: Language,
): string | null {
  if (value === null) return null;
  switch (requirement.kind) {
    case 'money':
      return formatMoney(String(value), language);
    case 'dictionary':
      return names?.entry ?? String(value);
    case 'employee':
      return names?.employee ?? String(value);
    case 'date':
      return formatDate(String(value), language);
    case 'until':
      return isPlainDate(String(value))
        ? formatDate(String(value), language)
        : periodInWords(String(value), language);
    default:
      return String(value);
  }
}

/** «3 года», «1 год 6 месяцев» of an ISO period. */
export function periodInWords(period: string, language: Language): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(period);
  if (!parts) return period;
  const units =
    language === 'ru'
      ? [
          { one: 'год', few: 'года', many: 'лет', other: 'года' },
          { one: 'месяц', few: 'месяца', many: 'месяцев', other: 'месяца' },
          { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
        ]
      : [
          { one: 'year', other: 'years' },
          { one: 'month', other: 'months' },
          { one: 'day', other: 'days' },
        ];
  return units
    .flatMap((forms, index) =>
      parts[index + 1] ? [`${parts[index + 1]} ${plural(language, Number(parts[index + 1]), forms)}`] : [],
    )
    .join(' ');
}
