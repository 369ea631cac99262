import type { Block } from '#domain/campaigns/blocks.ts';

/** The letter, as it is for everybody. */
export type CampaignToSay = {
  id: number;
  subject: string;
  preheader: string;
  blocks: readonly Block[];
  sender: 'manager' | 'company';
  company: { name: string };
  files: readonly CampaignFile[];
};
export type CampaignFile = {
  id: number;
  kind: 'image' | 'attachment';
  name: string;
  mime: string;
  bytes: Buffer;
};

/** Whom it goes to; absent parts are filled in with the fallback words of the fields. */
export type Recipient = {
  address: string;
  contact: {
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    position: string | null;
  } | null;
  client: { name: string };
  manager: { name: string; phone: string | null; email: string } | null;
};

export type SaidCampaign = {
  fromName: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
};

/** The letter in the words for one who gets it. Pure: the same in the preview, the test letter and the sending. */
export function sayCampaign(
  { subject, blocks, company, sender }: CampaignToSay,
  { manager }: Recipient,
  unsubscribeUrl: string,
): SaidCampaign {
  const words = blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  return {
    fromName: sender === 'manager' && manager ? manager.name : company.name,
    replyTo: sender === 'manager' && manager ? manager.email : null,
    subject,
    html: '',
    text: [...words, unsubscribeUrl].join('\n\n'),
  };
}
