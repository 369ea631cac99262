/** A cell without blanks around it, lines ending in \n. What no database stores — NUL, half a character — becomes the mark of a lost letter. */
export function clean(raw: string): string {
  const text = raw.trim();
  if (!UNUSUAL.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\0', '\ufffd')
    .toWellFormed()
    .trim();
}

const UNUSUAL = /[\r\u00a0\0\ud800-\udfff]/;
