import type { Language } from '#domain/values/language.ts';
import type { Deps } from '#server/deps.ts';
import { placeOf } from './letters.store.ts';
import { presentTrouble } from './mail.present.ts';
import { readServer } from './outbox.store.ts';
import { mailerOf } from './server-of.ts';
import { handOver } from './talk.ts';
import type { Trouble } from './trouble.ts';

/** Why it did not go, with the words for who asked. */
export type NowTrouble = { code: string; words: string };

/**
 * One letter at once and past the outbox, by the settings as they are saved; whoever asks for it need not be allowed to see them.
 * Where mail is turned off, nothing leaves.
 */
export async function sendNow(
  { db, sealer, config }: Pick<Deps, 'db' | 'sealer' | 'config'>,
  to: string,
  language: Language,
  make: (from: { name: string; address: string }) => Promise<Buffer>,
): Promise<NowTrouble | null> {
  const row = await readServer(db);
  const mailer = row.enabled ? mailerOf(row, sealer, placeOf(config.publicUrl)) : notSetUp;
  const trouble = 'code' in mailer ? mailer : await handOver(mailer.server, to, await make(mailer.head.from));
  const said = trouble && presentTrouble(trouble.code, trouble.answer, language);
  return said && { code: said.code, words: [said.message, said.answer].filter(Boolean).join(' — ') };
}

const notSetUp: Trouble = { code: 'notSetUp', answer: null, about: 'server', passing: false };
