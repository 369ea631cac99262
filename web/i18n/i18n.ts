import 'dayjs/locale/ru';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, rememberedLanguage, rememberLanguage } from './language.ts';

const bundles = {
  ru: () => import('./ru.ts').then((m) => m.ru),
  en: () => import('./en.ts').then((m) => m.en),
};
const laterBundles = {
  ru: () => import('./later.ru.ts').then((m) => m.laterRu),
  en: () => import('./later.en.ts').then((m) => m.laterEn),
};

/** Called once before the first render: only the language in use is loaded, and of it what any page begins with. */
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
    // a part of a later room that stands on another page is drawn again when its words come
    react: { useSuspense: false, bindI18nStore: 'added' },
  });
  apply(language);
  void laterWords().catch(() => {}); // the page that needs them asks again, and tells
}

/** The words of rooms whose pages wait for them; asked for once in a language, and again when that failed. */
export async function laterWords(): Promise<void> {
  await add(rememberedLanguage(), laterBundles);
}

export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  if (i18next.language === language) return;
  await Promise.all([add(language, bundles), add(language, laterBundles)]);
  await i18next.changeLanguage(language);
  apply(language);
}

async function add(language: Language, from: Record<Language, () => Promise<object>>): Promise<void> {
  for (const [room, words] of Object.entries(await from[language]())) {
    if (!i18next.hasResourceBundle(language, room))
      i18next.addResourceBundle(language, room, words, true, true);
  }
}

function apply(language: Language): void {
  document.documentElement.lang = language;
  dayjs.locale(language);
}
