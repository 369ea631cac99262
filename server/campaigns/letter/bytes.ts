import MailComposer from 'nodemailer/lib/mail-composer';
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
  return new MailComposer({
    from: { name: said.fromName, address: from.address },
    to: { name: '', address: to },
    ...(said.replyTo ? { replyTo: { name: said.fromName, address: said.replyTo } } : {}),
    subject: said.subject,
    messageId,
    date: at,
    headers: {
      'List-Id': `<${list}>`,
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
    text: said.text,
    ...(said.html ? { html: said.html } : {}),
    attachments: files.map(({ name, mime, bytes }) => ({
      filename: name,
      contentType: mime,
      content: bytes,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
