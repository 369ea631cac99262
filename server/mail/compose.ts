import MailComposer from 'nodemailer/lib/mail-composer';

/** One of several things a letter tells of: its name leads to its page. */
export type SaidItem = { title: string; url: string | null; lines: readonly string[] };

/** What a letter says: lines of plain words, things told of, and one place to go. */
export type Said = {
  language: 'ru' | 'en';
  heading: string;
  lines: readonly string[];
  items?: readonly SaidItem[];
  link: { label: string; url: string } | null;
  footer: string;
};
export type Content = { text: string; html: string };

/** Our own page: light and dark, no pictures, nothing that tells who opened it. */
export function contentOf({ language, heading, lines, items = [], link, footer }: Said): Content {
  const listed = items.map((item) => [item.title, ...item.lines, ...(item.url ? [item.url] : [])].join('\n'));
  const text = [
    heading,
    ...lines,
    ...listed,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    `-- \n${footer}`,
  ].join('\n\n');
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(heading)}</title><style>
:root{color-scheme:light dark}body{margin:0;padding:24px 12px;background:#f4f5f7;color:#1c2230;font:16px/24px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #dfe2e8;border-radius:8px}h1{margin:0 0 16px;font-size:20px;line-height:28px}
p{margin:0 0 16px}ul{margin:0 0 16px;padding:0;list-style:none}li{padding:12px 0;border-top:1px solid #dfe2e8;overflow-wrap:anywhere}li a{color:#2456c8;font-weight:600;text-decoration:none}li div{white-space:pre-line}a.go{display:inline-block;padding:10px 20px;border-radius:6px;background:#2456c8;color:#fff;text-decoration:none}
.quiet{font-size:13px;line-height:20px;color:#5b6476;overflow-wrap:anywhere}footer{max-width:560px;margin:12px auto 0}
@media(prefers-color-scheme:dark){body{background:#14171d;color:#e6e9ef}main{background:#1c2029;border-color:#333a48}li{border-color:#333a48}li a{color:#7aa2ff}.quiet{color:#a2abbc}a.go{background:#7aa2ff;color:#10131a}}
</style></head><body><main><h1>${escaped(heading)}</h1>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}${listOf(items)}${
    link
      ? `<p><a class="go" href="${escaped(link.url)}">${escaped(link.label)}</a></p><p class="quiet">${escaped(link.url)}</p>`
      : ''
  }</main><footer class="quiet">${escaped(footer)}</footer></body></html>`;
  return { text, html };
}

function listOf(items: readonly SaidItem[]): string {
  if (items.length === 0) return '';
  const one = ({ title, url, lines }: SaidItem) =>
    `<li>${url === null ? `<b>${escaped(title)}</b>` : `<a href="${escaped(url)}">${escaped(title)}</a>`}${lines.map((line) => `<div>${escaped(line)}</div>`).join('')}</li>`;
  return `<ul>${items.map(one).join('')}</ul>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export type Envelope = {
  from: { name: string; address: string };
  replyTo: string;
  to: string;
  subject: string;
  messageId: string;
  thread: string | null;
  /** The family of letters, for filters in mail programs: `invitation.vizir.example.org`. */
  list: string;
  at: Date;
};

/** The bytes that go over the wire. Names and subjects come from people: a line break in them would be a header of theirs. */
export function bytesOf(envelope: Envelope, content: Content): Promise<Buffer> {
  const { from, replyTo, to, subject, messageId, thread, list, at } = envelope;
  const headers = {
    'List-Id': `<${oneLine(list)}>`,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
  return new MailComposer({
    from: { name: oneLine(from.name), address: oneLine(from.address) },
    to: { name: '', address: oneLine(to) },
    ...(replyTo ? { replyTo: { name: '', address: oneLine(replyTo) } } : {}),
    subject: oneLine(subject),
    messageId,
    ...(thread ? { inReplyTo: thread, references: [thread] } : {}),
    date: at,
    headers,
    text: content.text,
    html: content.html,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
