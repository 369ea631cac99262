import PostalMime, { type Address } from 'postal-mime';

export type Letter = {
  subject: string;
  from: string;
  to: string;
  cc: string;
  date: string | null;
  /** Of an HTML letter only its words. */
  text: string;
  attachments: { name: string; bytes: number }[];
};

/** Read in the page: a letter that explodes troubles the one who opened it and not the server. */
export async function readLetter(bytes: ArrayBuffer): Promise<Letter> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, attachmentEncoding: 'arraybuffer' });
  return {
    subject: mail.subject ?? '',
    from: people(mail.from ? [mail.from] : []),
    to: people(mail.to ?? []),
    cc: people(mail.cc ?? []),
    date: mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : null,
    text: mail.text?.trim() || wordsOf(mail.html ?? ''),
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}

const people = (list: Address[]): string =>
  list
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address || ''))
    .filter((one) => one !== '')
    .join(', ');

const named: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
};

/** The words of HTML without ever making a document of it: tags are cut out as text. */
function wordsOf(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => signOf(code) ?? whole)
    .replace(/&([a-z]{2,6});/gi, (whole, name: string) => named[name.toLowerCase()] ?? whole)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function signOf(code: string): string | null {
  const point = code.toLowerCase().startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    ? String.fromCodePoint(point)
    : null;
}
