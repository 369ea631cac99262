/**
 * What the same keys give in the other keyboard layout: `hjvfirf` → «ромашка», «цшлш» → `wiki`.
 *
 * Letters keep their case; characters without a twin stay. Layouts: standard ЙЦУКЕН (Windows) and US QWERTY.
 */
export function toRussianLayout(text: string): string {
  return mapped(text, RUSSIAN);
}

export function toLatinLayout(text: string): string {
  return mapped(text, LATIN);
}

const LATIN_KEYS = 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~';
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ';

const RUSSIAN = new Map([...LATIN_KEYS].map((key, index) => [key, RUSSIAN_KEYS[index]!]));
const LATIN = new Map([...RUSSIAN_KEYS].map((key, index) => [key, LATIN_KEYS[index]!]));

function mapped(text: string, keys: Map<string, string>): string {
  return [...text].map((character) => keys.get(character) ?? character).join('');
}
