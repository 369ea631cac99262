import type { Block, Field } from '#domain/campaigns/blocks.ts';
import { fillIn, tidied, type Values } from '#domain/campaigns/fields.ts';
import { compile, type Letter, type Piece } from './compile.ts';
import { escaped } from './html.ts';

/** The letter, as it is for everybody. */
export type CampaignToSay = {
  id: number;
  subject: string;
  preheader: string;
  blocks: readonly Block[];
  sender: 'manager' | 'company';
  company: { name: string; requisites?: Requisites };
  files: readonly CampaignFile[];
};
/** What the footer tells of who writes; empty where the company has not filled it in. */
export type Requisites = {
  name: string;
  inn: string;
  ogrn: string;
  address: string;
  phone: string;
  email: string;
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
  campaign: CampaignToSay,
  recipient: Recipient,
  unsubscribeUrl: string,
): SaidCampaign {
  const letter = compiled(campaign);
  const values = { ...valuesFor(recipient, campaign.company.name), ...ours(recipient, unsubscribeUrl) };
  const { manager } = recipient;
  const byManager = campaign.sender === 'manager' && manager !== null;
  return {
    fromName: oneLine(byManager ? manager.name : campaign.company.name),
    replyTo: byManager ? oneLine(manager.email) : null,
    subject: oneLine(said(letter.subject, values, asIs)),
    html: said(letter.html, values, escaped),
    text: said(letter.text, values, asIs),
  };
}

/** Taken apart once per letter, not once per address. */
const known = new WeakMap<CampaignToSay, Letter>();
function compiled(campaign: CampaignToSay): Letter {
  const before = known.get(campaign);
  if (before) return before;
  const letter = compile(campaign);
  known.set(campaign, letter);
  return letter;
}

type Said = Values & { address: string; unsubscribeUrl: string };

function said(pieces: readonly Piece[], values: Said, write: (text: string) => string): string {
  const text = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    return write(piece.type === 'ours' ? values[piece.name] : fillIn(piece, values));
  });
  return tidied(text.join(''));
}

export function valuesFor({ contact, client, manager }: Recipient, company: string): Record<Field, string> {
  return {
    'contact.firstName': contact?.firstName ?? '',
    'contact.middleName': contact?.middleName ?? '',
    'contact.lastName': contact?.lastName ?? '',
    'contact.firstAndMiddle': [contact?.firstName, contact?.middleName].filter(Boolean).join(' '),
    'contact.position': contact?.position ?? '',
    'client.name': client.name,
    'manager.name': manager?.name ?? '',
    'manager.phone': manager?.phone ?? '',
    'manager.email': manager?.email ?? '',
    'company.name': company,
  };
}

const ours = ({ address }: Recipient, unsubscribeUrl: string) => ({
  address: oneLine(address),
  unsubscribeUrl: oneLine(unsubscribeUrl),
});

const asIs = (text: string): string => text;
/** A line break in a name or a subject would be a header of theirs. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
