/**
 * Where a letter may lead: pages, an address, a telephone. Nothing that runs, nothing of this or that program, and no name
 * before the host, which would deceive about whose page it is.
 */
const PAGE =
  /^(https?):\/\/((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)|localhost|\d{1,3}(?:\.\d{1,3}){3})(:\d{1,5})?((?:[/?#].*)?)$/iu;
const ADDRESS = /^mailto:[^\s@?]+@[^\s@?]+(?:\?.*)?$/i;
const TELEPHONE = /^tel:\+?[\d().-]{3,30}$/i;
const STRANGE = /[\s\p{Cc}<>"`\\^{}|\u202a-\u202e\u2066-\u2069]/u;

/** As it goes into the letter, in ASCII but for the host; null: no link. */
export function parseLink(typed: string): string | null {
  const text = typed.trim();
  if (text.length > 2000 || STRANGE.test(text) || !text.isWellFormed()) return null;
  if (ADDRESS.test(text) || TELEPHONE.test(text)) return ascii(text);
  const [, scheme, host, port = '', rest = ''] = PAGE.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return `${scheme.toLowerCase()}://${host.toLowerCase()}${port}${ascii(rest || '/')}`;
}

const ascii = (text: string): string => text.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
