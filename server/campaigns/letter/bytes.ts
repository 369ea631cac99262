import MailComposer from 'nodemailer/lib/mail-composer';
import { cidOf } from './html.ts';
import type { CampaignFile, SaidCampaign } from './say.ts';

export type CampaignEnvelope = {
  from: { name: string; address: string };
  to: string;
  messageId: string;
  /** The family of letters, for filters in mail programs. */
  list: string;
  at: Date;
  unsubscribeUrl: string;
  files: readonly CampaignFile[];
};

/** The bytes that go over the wire, with the headers by which one press unsubscribes (RFC 8058). */
export function campaignBytes(
  { from, to, messageId, list, at, unsubscribeUrl, files }: CampaignEnvelope,
  said: SaidCampaign,
): Promise<Buffer> {
  const fromName = oneLine(said.fromName);
  return new MailComposer({
    from: { name: fromName, address: oneLine(from.address) },
    to: { name: '', address: oneLine(to) },
    ...(said.replyTo ? { replyTo: { name: fromName, address: oneLine(said.replyTo) } } : {}),
    subject: oneLine(said.subject),
    messageId,
    date: at,
    headers: {
      'List-Id': `<${oneLine(list)}>`,
      'List-Unsubscribe': `<${oneLine(unsubscribeUrl)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
    text: said.text,
    ...(said.html ? { html: said.html } : {}),
    attachments: files.map(({ id, kind, name, mime, bytes }) => ({
      filename: oneLine(name),
      contentType: mime,
      content: bytes,
      ...(kind === 'image' ? { cid: cidOf(id), contentDisposition: 'inline' as const } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

/** Names and subjects come from people: a line break in them would be a header of theirs. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
