import type { campaignLetterRoutes } from '#api/campaign-letter.ts';
import type { AnswerOf } from '#api/route.ts';
import { displayPhone, parsePhone } from '#domain/values/phone.ts';
import type { Ctx } from '#server/http/context.ts';
import { type LetterRow, type PersonOfLetter, readLetter } from './letter.queries.ts';
import { neededFiles, toSay } from './load.ts';
import { type Recipient, sayCampaign } from './say.ts';
import { sizeOf } from './size.ts';
import { unsubscribeUrl } from './unsubscribe-link.ts';

/** Letters are counted from one: this link unsubscribes nobody, and its page says so. */
const NO_LETTER = 0;

/** The letter as one client would get it; without a client as it is where nothing is known. */
export async function previewLetter(
  ctx: Ctx,
  id: number,
  contactId: number | undefined,
): Promise<AnswerOf<typeof campaignLetterRoutes.preview>> {
  const letter = await triedOn(ctx, id, contactId);
  const { who } = letter;
  const said = sayCampaign(toSay(letter), recipientOf(who), linkOfNobody(ctx));
  return {
    contact: who && { id: who.contact.id, name: who.contact.name },
    client: who?.contact.client ?? null,
    from: letter.mailSender === '' ? said.fromName : `${said.fromName} <${letter.mailSender}>`,
    subject: said.subject,
    html: said.html,
    text: said.text,
    size: sizeOf(said, neededFiles(letter)),
  };
}

/** The letter and whom it is tried on: who is asked for, else the first who would get it. */
export const triedOn = (
  { reader }: Pick<Ctx, 'reader'>,
  id: number,
  contactId: number | undefined,
): Promise<LetterRow> => readLetter(reader, id, contactId === undefined ? 'first' : { contactId });

export const linkOfNobody = ({ deps }: Pick<Ctx, 'deps'>): string =>
  unsubscribeUrl(deps.config.publicUrl, deps.unsubscribeKey, NO_LETTER);

/** Where nothing is known of anybody. */
export const nobody: Recipient = {
  address: '…',
  contact: null,
  client: { name: '…' },
  manager: null,
};

type Told = {
  contact: Pick<PersonOfLetter, 'firstName' | 'middleName' | 'lastName' | 'position' | 'client' | 'manager'>;
  address: string;
};

export function recipientOf(who: Told | null): Recipient {
  if (!who) return nobody;
  const { contact, address } = who;
  const { manager } = contact;
  return {
    address: address || '…',
    contact,
    client: contact.client,
    manager: manager && { ...manager, phone: manager.phone && sayPhone(manager.phone) },
  };
}

/** Letters to clients are in Russian. */
function sayPhone(kept: string): string {
  const parsed = parsePhone(kept);
  return parsed.ok ? displayPhone(parsed.value, 'ru') : kept;
}
