/**
 * Cyrillic from Latin letters, as people spell Russian words without a Russian keyboard: `neftehim`, `neftekhim`,
 * `Shchyolkovo`. One most likely reading, lower case, ё written е; meant for search, not for documents.
 *
 * Source: ГОСТ 7.79-2000 system B and the passport table (ICAO), joined: where they differ both are read.
 */
export function cyrillicFromLatin(text: string): string {
  const lower = text.toLowerCase();
  let result = '';
  for (let at = 0; at < lower.length; ) {
    const length = [4, 3, 2, 1].find((size) => SPELLINGS.has(lower.slice(at, at + size))) ?? 0;
    const letter = length === 0 ? lower[at]! : SPELLINGS.get(lower.slice(at, at + length))!;
    result += letter === 'ы' && /[аеиоуыэюя]$/.test(result) ? 'й' : letter;
    at += Math.max(length, 1);
  }
  return result;
}

const SPELLINGS = new Map(
  Object.entries({
    shch: 'щ',
    sch: 'щ',
    shh: 'щ',
    zh: 'ж',
    kh: 'х',
    ts: 'ц',
    tz: 'ц',
    ch: 'ч',
    sh: 'ш',
    ya: 'я',
    ja: 'я',
    yu: 'ю',
    ju: 'ю',
    yo: 'е',
    jo: 'е',
    ye: 'е',
    je: 'е',
    yy: 'ый',
    a: 'а',
    b: 'б',
    v: 'в',
    w: 'в',
    g: 'г',
    d: 'д',
    e: 'е',
    z: 'з',
    i: 'и',
    j: 'й',
    k: 'к',
    q: 'к',
    c: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    f: 'ф',
    h: 'х',
    x: 'кс',
    // After a vowel this is й (Zaytsev), else ы (Rybinsk).
    y: 'ы',
    "'": 'ь',
    '’': 'ь',
  }),
);
