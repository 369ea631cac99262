import type { Kysely } from 'kysely';
import type { SignIn } from '#server/auth/sign-in.ts';
import type { WorkCalendarCache } from '#server/calendar/public.ts';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import type { Incoming } from '#server/documents/incoming.ts';
import type { Storage } from '#server/documents/storage.ts';
import type { SignOffCoder } from '#server/journal/public.ts';
import type { LiveHub } from '#server/live/hub.ts';
import type { Sealer } from '#server/sealer.ts';
import type { SearchIndex } from '#server/search/public.ts';
import type { DefinitionCache } from '#server/visibility/definitions.ts';

/** Everything that is made once per process and handed down; tests make it over a cloned database and a clock of theirs. */
export type Deps = {
  config: Config;
  /** Under the runtime role: owns nothing. */
  db: Kysely<DB>;
  definitions: DefinitionCache;
  workCalendar: WorkCalendarCache;
  signIn: SignIn;
  storage: Storage;
  /** Bytes of uploads that are not finished. */
  incoming: Incoming;
  live: LiveHub;
  /** Loads at the first search. */
  searchIndex: SearchIndex;
  /** Makes the check codes of sign-off sheets. */
  signOffCode: SignOffCoder;
  /** Seals what must be taken out again: the password of the mail server, letters on their way. */
  sealer: Sealer;
  /** Signs the links by which letters are unsubscribed from. */
  unsubscribeKey: Buffer;
  clock: () => Date;
  setupToken: SetupToken;
};

/** The one-time token of the first start, printed on the console; kept hashed in the database. */
export type SetupToken = { check: (token: string) => Promise<boolean> };
