/**
 * Full names: three fields, отчество optional.
 *
 * Cards and signatures write the name in full, lists «Иванов И. И.», greetings «Имя Отчество».
 * Source: domain.md §4 (signatures, «за …») and §9, ux.md §3.14.
 */
import { accusativeSurname } from './surnameCase.ts';

export type FullName = { lastName: string; firstName: string; middleName?: string | null };

/** «Иванов Иван Иванович» */
export function fullName(name: FullName): string {
  return joined([name.lastName, name.firstName, name.middleName]);
}

/** «Иванов И. И.», «Иванов И.», «Иванова А.-М. И.» */
export function shortName(name: FullName): string {
  return joined([name.lastName, initialsOf(name)]);
}

/** «Иван Иванович»; without отчество the first name alone. */
export function greetingName(name: FullName): string {
  return joined([name.firstName, name.middleName]);
}

/** How a substitute signs: «Иванов И. И. за Петрова П. П.» */
export function onBehalf(signer: FullName, absent: FullName): string {
  return `${shortName(signer)} ${forWhom(absent)}`;
}

/** The second half of it: «за Петрова П. П.» */
export function forWhom(absent: FullName): string {
  return joined(['за', accusativeSurname(absent), initialsOf(absent)]);
}

function initialsOf(name: FullName): string {
  const first = name.firstName.trim().split(/\s+/).map(doubleInitial);
  // Of «Ахмед оглы» only the name gives an initial.
  const middle = (name.middleName ?? '').trim().split(/[\s-]+/)[0] ?? '';
  return joined([...first, initial(middle)]);
}

function doubleInitial(word: string): string {
  return word.split('-').map(initial).filter(Boolean).join('-');
}

function initial(word: string): string {
  const [letter] = word;
  return letter === undefined ? '' : `${letter.toUpperCase()}.`;
}

function joined(parts: (string | null | undefined)[]): string {
  return parts
    .map((part) => (part ?? '').trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .join(' ');
}
