/**
 * The right form of a word beside a number: «1 заказ, 2 заказа, 5 заказов, 1,5 заказа».
 *
 * Russian has one/few/many and `other` for fractions; English one/other. A missing form falls back to `other`.
 * Source: CLDR through Intl.PluralRules.
 */
import type { Language } from './language.ts';

export type PluralForms = { one: string; few?: string; many?: string; other: string };

export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = RULES[language].select(count);
  return (category === 'one' || category === 'few' || category === 'many') && forms[category] !== undefined
    ? forms[category]
    : forms.other;
}

const RULES: Record<Language, Intl.PluralRules> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};
