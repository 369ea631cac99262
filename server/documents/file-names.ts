/**
 * Names of files are kept as typed and only ever shown: no name is used as a path. Control characters, separators and
 * characters that turn the direction of writing («акт‮cod.exe») would lie to the reader; they become «_».
 */
const misleading = /[\p{Cc}/\\\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

export function safeFileName(typed: string): string {
  return typed.toWellFormed().replace(misleading, '_');
}

/** Always an attachment: RFC 6266, with the name in ASCII for the old and in RFC 8187 for the rest. */
export function asAttachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** What the list shows; content is always sent as bytes to be saved, whatever its kind. */
export function contentTypeOf(name: string): string {
  return known[extensionOf(name)] ?? 'application/octet-stream';
}

export const extensionOf = (name: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

const office = 'application/vnd.openxmlformats-officedocument';
const known: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: `${office}.wordprocessingml.document`,
  xls: 'application/vnd.ms-excel',
  xlsx: `${office}.spreadsheetml.sheet`,
  ppt: 'application/vnd.ms-powerpoint',
  pptx: `${office}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  txt: 'text/plain',
  eml: 'message/rfc822',
  gif: 'image/gif',
  webp: 'image/webp',
  csv: 'text/csv',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  zip: 'application/zip',
  rar: 'application/vnd.rar',
  '7z': 'application/x-7z-compressed',
  dwg: 'image/vnd.dwg',
};
