import { invalid } from '#server/http/problems.ts';
import { commonPasswords, commonWords, rows } from './common-passwords.ts';

/** What the guesser knows of the person: whatever of it stands in the password adds nothing to it. */
export type Known = { email: string; names: readonly (string | null)[] };

/** Length is judged by the API's schema; here only what is easily guessed. No rule asks for kinds of characters. */
export function checkPassword(field: string, password: string, known: Known): void {
  if (isGuessable(password, known)) throw invalid(field, 'password_common');
}

export function isGuessable(password: string, known: Known): boolean {
  const plain = password.normalize('NFC').toLowerCase();
  return (
    commonPasswords.has(plain) ||
    isRepeated(plain) ||
    isRun(plain) ||
    addsNothing(plain, known) ||
    addsNothing(unleet(plain), known)
  );
}

/** One character, or a short piece, over and over: aaaaaaaaaaaa, 123123123123, abababababab. */
const isRepeated = (plain: string): boolean =>
  /^(.{1,4})\1{2,}.{0,3}$/su.test(plain) || /^(.{5,})\1+$/su.test(plain);

/** Steps along one row of keys, the alphabet or the digits, with few jumps between: qwertyuiop12, 123456789012. */
function isRun(plain: string): boolean {
  let jumps = 0;
  for (let at = 1; at < plain.length; at++) if (!areNeighbours(plain[at - 1] ?? '', plain[at] ?? '')) jumps++;
  return jumps * 5 <= plain.length;
}

const areNeighbours = (one: string, other: string): boolean =>
  one === other || rows.some((row) => row.includes(one + other) || row.includes(other + one));

/** Nothing but known words, digits and signs, and not many of those. */
function addsNothing(plain: string, { email, names }: Known): boolean {
  const own = [email, ...email.split(/[@.]/), ...names].flatMap((word) => (word ?? '').toLowerCase());
  const words = [...new Set([...own, ...commonWords])].filter((word) => word.length >= 3);
  let rest = plain;
  for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  return rest !== plain && !/\p{L}/u.test(rest) && rest.length <= 8;
}

const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
/** Signs that stand for letters, between letters only: the digits at the ends are digits. */
const unleet = (plain: string): string =>
  plain.replace(/\p{L}.*\p{L}/su, (stem) => stem.replace(/[013457@$]/g, (sign) => letters[sign] ?? sign));
