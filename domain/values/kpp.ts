/**
 * KPP: why an organisation is registered with a tax office: four digits, two digits or Latin capitals, three digits.
 *
 * Value: nine characters in capitals. A sole trader has none (`mayHaveKpp`).
 * Source: domain.md §2; order of the Federal Tax Service ММВ-7-6/435@ of 29.06.2012.
 */
import { type Inn, innHolder } from './inn.ts';
import { accepted, type Parsed, refused } from './parsed.ts';

export type Kpp = string;

export type KppReason =
  | { code: 'kpp_empty' }
  /** «В КПП 9 знаков. Сейчас 8» */
  | { code: 'kpp_length'; length: number }
  | { code: 'kpp_format' };

export function parseKpp(input: string): Parsed<Kpp, KppReason> {
  const characters = input
    .replace(/^\s*кпп[\s:]*/iu, '')
    .replace(/[\s\-\u2010-\u2015]/gu, '')
    .toUpperCase()
    .replace(/[АВЕКМНОРСТХУ]/g, (letter) => LATIN_TWIN[letter]!);
  if (characters === '') return refused({ code: 'kpp_empty' });
  if (characters.length !== 9) return refused({ code: 'kpp_length', length: characters.length });
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(characters) ? accepted(characters) : refused({ code: 'kpp_format' });
}

export function mayHaveKpp(inn: Inn): boolean {
  return innHolder(inn) === 'organisation';
}

// The letters of a KPP are Latin; on a Russian keyboard their twins get typed.
const LATIN_TWIN: Record<string, string> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
};
