/**
 * E-mail addresses: a light check that catches slips of the hand; only a letter proves an address.
 *
 * Value: trimmed, domain in lower case, the name before @ as typed (its case may matter to the receiver).
 * `emailKey` is for "one letter per address": nobody keeps two boxes that differ in case alone.
 * Source: RFC 5321 lengths; Cyrillic domains (.рф) and names are allowed, alphabets mixed in one word are not.
 */
import { accepted, type Parsed, refused } from './parsed.ts';

export type Email = string;

export type EmailReason =
  | { code: 'email_empty' }
  | { code: 'email_spaces' }
  | { code: 'email_no_at' }
  | { code: 'email_several_at' }
  | { code: 'email_no_name' }
  | { code: 'email_no_domain' }
  /** no dot, two dots in a row, a character that a domain cannot have */
  | { code: 'email_domain'; domain: string }
  | { code: 'email_characters'; character: string }
  /** Latin word with a Cyrillic letter in it, or the other way round; they look the same */
  | { code: 'email_mixed_alphabets'; word: string }
  | { code: 'email_name_too_long'; max: number }
  | { code: 'email_too_long'; max: number };

export function parseEmail(input: string): Parsed<Email, EmailReason> {
  const text = input
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .replace(/[,;]$/, '');
  if (text === '') return refused({ code: 'email_empty' });
  // First, so that the patterns below never run over a page pasted by mistake.
  if (text.length > 254) return refused({ code: 'email_too_long', max: 254 });
  if (/\s/u.test(text)) return refused({ code: 'email_spaces' });
  const pieces = text.split('@');
  if (pieces.length < 2) return refused({ code: 'email_no_at' });
  if (pieces.length > 2) return refused({ code: 'email_several_at' });

  const [name, domain] = [pieces[0]!, pieces[1]!.toLowerCase()];
  const reason = nameReason(name) ?? domainReason(domain) ?? mixedReason(`${name}.${domain}`);
  if (reason) return refused(reason);
  return accepted(`${name}@${domain}`);
}

/** The same for two spellings of one address. */
export function emailKey(email: Email): string {
  return email.trim().toLowerCase();
}

function nameReason(name: string): EmailReason | null {
  if (name === '') return { code: 'email_no_name' };
  if (name.length > 64) return { code: 'email_name_too_long', max: 64 };
  const odd = /[^\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]/u.exec(name);
  if (odd) return { code: 'email_characters', character: odd[0] };
  return /^\.|\.\.|\.$/.test(name) ? { code: 'email_characters', character: '.' } : null;
}

function domainReason(domain: string): EmailReason | null {
  if (domain === '') return { code: 'email_no_domain' };
  const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?`;
  const sane = new RegExp(`^(?:${label}\\.)+(?:\\p{L}{2,}|xn--[a-z0-9-]+)$`, 'u');
  return sane.test(domain) ? null : { code: 'email_domain', domain };
}

function mixedReason(text: string): EmailReason | null {
  const mixed = text
    .split(/[^\p{L}]+/u)
    .find((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word));
  return mixed === undefined ? null : { code: 'email_mixed_alphabets', word: mixed };
}
