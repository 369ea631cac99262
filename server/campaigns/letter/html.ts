/** Also of attributes, which stand in double quotes here. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const cidOf = (fileId: number): string => `image-${fileId}@vizir`;

/** Fonts and colours are written on each element: Gmail and Outlook keep little else. Dark ones come by the sheet of the head. */
export const FONT = "font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
export const INK = 'color:#1b2230;word-break:break-word;overflow-wrap:anywhere';
export const QUIET = 'color:#5d687b';
export const ACCENT = '#1f5fbf';
export const WORDS = `${FONT};font-size:16px;line-height:24px;${INK}`;

const SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
img{border:0;outline:none;text-decoration:none}
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}.edge{padding:0!important}.card{border-radius:0!important;border-left:0!important;border-right:0!important}}
@media (prefers-color-scheme:dark){.ground{background-color:#12161d!important}.card{background-color:#1a202a!important;border-color:#323b49!important}
.ink{color:#e8ecf3!important}.quiet,.quiet a{color:#a2abbc!important}.rule{border-color:#323b49!important}.link{color:#7fb0ff!important}
.go{background-color:#7fb0ff!important}.go a{color:#10131a!important;border-color:#7fb0ff!important}}
[data-ogsc] .ink{color:#e8ecf3!important}[data-ogsc] .link{color:#7fb0ff!important}[data-ogsc] .quiet{color:#a2abbc!important}`;

/** For Outlook, which draws with the engine of Word: a table of fixed width, pixels that are pixels. */
const ONLY_OUTLOOK = `<!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>table{border-collapse:collapse}td,p,a,li,h1,h2{font-family:Arial,sans-serif!important}</style><![endif]-->`;

export const headBefore = `<!doctype html><html lang="ru" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>`;
export const headAfter = `</title>${ONLY_OUTLOOK}<style>${SHEET}</style></head><body class="ground" style="margin:0;padding:0;background-color:#f4f5f7">`;

const table = (style: string, more = '') =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"${more} style="${style}">`;

export const outerOpen = `${table('background-color:#f4f5f7', ' class="ground"')}<tr><td align="center" class="edge" style="padding:24px 12px"><!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->${table('max-width:600px;margin:0 auto')}`;
export const outerClose = `</table><!--[if mso]></td></tr></table><![endif]--></td></tr></table></body></html>`;

export const cardOpen = `<tr><td>${table('background-color:#ffffff;border:1px solid #dfe2e8;border-radius:8px;border-collapse:separate', ' class="card"')}`;
export const cardClose = `</table></td></tr>`;

/** One row of the card. */
export const row = (content: string, padding: string): string =>
  `<tr><td class="pad" style="padding:${padding}">${content}</td></tr>`;

/** What lists of letters show after the subject; the rest keeps the words of the letter itself from following it. */
export const preheaderOpen = `<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;mso-hide:all;font-size:1px;line-height:1px;color:#f4f5f7">`;
export const preheaderClose = `${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>`;
