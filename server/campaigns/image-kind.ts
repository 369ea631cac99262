/** How pictures that mail programs show begin, in hexadecimal. What a file is called tells nothing of what it is. */
const begins: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^89504e470d0a1a0a/],
  ['image/jpeg', /^ffd8ff/],
  ['image/gif', /^47494638(37|39)61/],
  ['image/webp', /^52494646.{8}57454250/],
];

/** By the first twelve bytes; null: none of these. */
export function imageKind(head: Buffer): string | null {
  const told = head.toString('hex');
  return begins.find(([, sign]) => sign.test(told))?.[0] ?? null;
}
