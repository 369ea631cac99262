import PostalMime from 'postal-mime';
import { withoutTags } from './plain.ts';
import { Unreadable } from './unreadable.ts';

/** What a letter says: subject, people, its text, and the names of what is enclosed. What is inside the enclosures is not read. */
export async function readEml(file: Buffer): Promise<string> {
  const letter = await PostalMime.parse(file, { maxNestingDepth: 30, rfc822Attachments: true }).catch(() => {
    throw new Unreadable('broken');
  });
  const people = [letter.from, ...(letter.to ?? []), ...(letter.cc ?? [])].flatMap((one) =>
    one ? [`${one.name ?? ''} ${one.address ?? ''}`.trim()] : [],
  );
  return [
    letter.subject,
    people.join(', '),
    letter.text?.trim() || withoutTags(letter.html ?? ''),
    ...letter.attachments.map(({ filename }) => filename),
  ]
    .filter(Boolean)
    .join('\n');
}
