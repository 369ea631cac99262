import 'dayjs/locale/ru';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, rememberedLanguage, rememberLanguage } from './language.ts';

const bundles = {
  ru: () => import('./ru.ts').then((m) => m.ru),
  en: () => import('./en.ts').then((m) => m.en),
};

/** Called once before the first render: only the language in use is loaded. */
export async function startWords(): Promise<void> {
  const language = rememberedLanguage();
  const words = await bundles[language]();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: words },
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React escapes.
    returnNull: false,
    react: { useSuspense: false },
  });
  apply(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  if (i18next.language === language) return;
  for (const [room, words] of Object.entries(await bundles[language]())) {
    i18next.addResourceBundle(language, room, words, true, true);
  }
  await i18next.changeLanguage(language);
  apply(language);
}

function apply(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language);
}
