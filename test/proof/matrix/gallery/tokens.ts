import type { Facts, Who } from '../facts.ts';

/** Words and sums that stand on one record only: found in an answer, they tell what was shown. */
export type Audience = { of: string; may: (who: Who, facts: Facts) => boolean };
export type Tokens = {
  /** A word of this audience. */
  word: (audience: Audience) => string;
  /** A sum of this audience, as the API writes it. */
  sum: (audience: Audience) => string;
  /** Something the product named itself, e.g. the number of an order. */
  name: (text: string, audience: Audience) => void;
  /** Every token an answer carries, with who may see it. */
  in: (answer: string) => Map<string, Audience>;
};

export function makeTokens(): Tokens {
  const known = new Map<string, Audience>();
  let last = 0;
  const make = (audience: Audience, text: (n: number) => string): string => {
    last += 1;
    const token = text(last);
    known.set(token, audience);
    return token;
  };
  return {
    word: (audience) => make(audience, (n) => `кнр${String(n).padStart(4, '0')}`),
    sum: (audience) => make(audience, (n) => `7${String(n).padStart(6, '0')}.37`),
    name: (text, audience) => void known.set(text, audience),
    in: (answer) => {
      const found = new Map<string, Audience>();
      // sums in words of a feed stand as «7 000 012,37»
      const dense = answer.replace(/[\s\u00a0\u202f]/g, '').replace(/(\d),(\d\d)(?!\d)/g, '$1.$2');
      for (const [token] of dense.matchAll(/кнр\d{4}|(?<!\d)7\d{6}\.37|З-\d{4}-\d{4}/g)) {
        const audience = known.get(token);
        if (audience) found.set(token, audience);
      }
      return found;
    },
  };
}
