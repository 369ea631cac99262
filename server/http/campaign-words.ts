import type { Language } from '#domain/values/language.ts';

/** What is wrong with a file for a letter to clients, or with an address. */
export const campaignWords: Record<Language, Record<string, () => string>> = {
  ru: {
    letter_heavy: () =>
      'Письмо станет больше 10 МБ, такие не принимают. Уменьшите файл или дайте в письме ссылку на него',
    image_kind: () =>
      'Почтовые программы показывают PNG, JPEG, GIF и WebP. Сохраните картинку в одном из них',
    consent_suppressed: () =>
      'С этого адреса отписались: писем он больше не получит, даже с новым согласием. Подтвердите, что согласие всё равно нужно записать',
  },
  en: {
    letter_heavy: () =>
      'The letter would be over 10 MB, which servers refuse. Make the file smaller, or give a link to it in the letter',
    image_kind: () => 'Mail programs show PNG, JPEG, GIF and WebP. Save the picture as one of these',
    consent_suppressed: () =>
      'This address has unsubscribed: it gets no more letters, not even with a new consent. Confirm that the consent is to be recorded all the same',
  },
};
