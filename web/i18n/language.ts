import type { Language } from '#domain/values/language.ts';

export type { Language };

const KEY = 'vizir.language';

/** Kept in the browser until someone is signed in; afterwards the account's own setting rules. */
export function rememberedLanguage(): Language {
  const kept = read();
  return kept === 'en' ? 'en' : 'ru';
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage may be closed (private window); the choice then lives until reload.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
