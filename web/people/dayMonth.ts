import type { Language } from '#domain/values/language.ts';

/** «05-17» → «17 мая»; a leap year, so that the last of February is one. */
export function dayMonth(bornOn: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`2024-${bornOn}T00:00:00Z`));
}
