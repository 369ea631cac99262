import type { Deps } from '#server/deps.ts';
import { type Mailer, placeOf } from '#server/mail/public.ts';
import type { ClaimedLetter } from './campaign-outbox.store.ts';
import { campaignBytes } from './letter/bytes.ts';
import { recipientOf } from './letter/preview.ts';
import { type CampaignToSay, sayCampaign } from './letter/say.ts';
import { unsubscribeUrl } from './letter/unsubscribe-link.ts';

/** The letter as it goes to this one, in bytes. */
export function letterBytes(
  { config, unsubscribeKey }: Pick<Deps, 'config' | 'unsubscribeKey'>,
  { head }: Mailer,
  letter: CampaignToSay,
  { id, address, messageId, contact, client, manager }: ClaimedLetter,
): Promise<Buffer> {
  const url = unsubscribeUrl(config.publicUrl, unsubscribeKey, id);
  const said = sayCampaign(letter, recipientOf({ contact: { ...contact, client, manager }, address }), url);
  return campaignBytes(
    {
      from: head.from,
      to: address,
      messageId,
      list: `campaign-${letter.id}.${placeOf(config.publicUrl)}`,
      at: new Date(),
      unsubscribeUrl: url,
      files: letter.files,
    },
    said,
  );
}
