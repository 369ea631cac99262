import type { Kysely, Transaction } from 'kysely';
import type { WorkCalendar } from '#domain/calendar/workdays.ts';
import { localMoment } from '#domain/calls/times.ts';
import { type MailWay, mailKindOf } from '#domain/notifications/mail-kinds.ts';
import { dailyMoment, mailMoment } from '#domain/notifications/mail-moment.ts';
import type { Config } from '#server/config.ts';
import type { DB } from '#server/db/tables.ts';
import { type LateLetter, unsentLetter, writeLateLetter } from '#server/mail/public.ts';
import { outboxWords } from './letter-words.ts';
import { hoursOf, overviewWay, wayOf } from './mail-settings.ts';
import {
  companyZone,
  forgetMailed,
  forgetMails,
  type MailReader,
  mailReaders,
  oneMailRound,
  putIntoLetter,
  somethingIsLate,
  type WaitingMail,
  waitingMails,
} from './mails.store.ts';

type Parts = { config: Pick<Config, 'publicUrl'>; calendar: WorkCalendar; now: () => Date };
type Round = { calendar: WorkCalendar; timeZone: string; now: string; publicUrl: string };

/** What is told at once of one record lies no longer in the outbox than it is news, the same of what was gathered. */
const KEPT_DAYS = { notification: 3, digest: 3, overview: 1 } as const;
const DAY_MS = 24 * 3600_000;

/**
 * Finds what people are to get a letter of by now, and writes it into the outbox without words: these are found when it goes. Judged
 * anew each time by what the person wants now, so that whoever wants no letters any more gets none of what waits.
 */
export async function gatherMail(db: Kysely<DB>, { config, calendar, now }: Parts): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await oneMailRound(trx);
    await forgetMailed(trx);
    const timeZone = await companyZone(trx);
    const round = { calendar, timeZone, now: now().toISOString(), publicUrl: config.publicUrl };
    const waiting = await waitingMails(trx);
    const byPerson = Map.groupBy(waiting, ({ employeeId }) => employeeId);
    const readers = byPerson.size > 0 ? await mailReaders(trx, [...byPerson.keys()]) : [];
    for (const reader of readers) await gatherFor(trx, round, reader, byPerson.get(reader.employeeId) ?? []);
    await writeOverviews(trx, round);
  });
}

async function gatherFor(
  trx: Transaction<DB>,
  round: Round,
  reader: MailReader,
  mails: readonly WaitingMail[],
): Promise<void> {
  const judged = mails.map((mail) => ({ mail, ...judge(round, reader, mail) }));
  await forgetMails(
    trx,
    judged.filter(({ moment }) => moment === null).map(({ mail }) => mail),
  );
  const due = judged.filter(({ moment }) => moment !== null && moment <= round.now);
  const atOnce = due.filter(({ way }) => way === 'atOnce').map(({ mail }) => mail);
  const gathered = due.filter(({ way }) => way !== 'atOnce').map(({ mail }) => mail);
  const records = new Set(atOnce.map(({ record }) => record));
  // what waited for the morning together comes together
  if (records.size === 1) await writeOf(trx, round, reader, 'notification', atOnce);
  else gathered.push(...atOnce);
  if (gathered.length > 0) await writeOf(trx, round, reader, 'digest', gathered);
}

/** When it is to go, ISO; null: not at all. */
function judge(
  round: Round,
  { settings, away }: MailReader,
  mail: WaitingMail,
): { moment: string | null; way: MailWay } {
  const kind = mailKindOf(mail);
  const way = wayOf(kind, settings);
  if (mail.settled) return { moment: null, way };
  return { moment: mailMoment({ at: mail.at, kind, way }, hoursOf(settings), away, round), way };
}

async function writeOf(
  trx: Transaction<DB>,
  round: Round,
  reader: MailReader,
  kind: 'notification' | 'digest',
  mails: readonly WaitingMail[],
): Promise<void> {
  const [first] = mails;
  if (!first) return;
  const { employeeId } = reader;
  const threadKey = kind === 'notification' ? first.record : null;
  const open = await unsentLetter(trx, { employeeId, kind, threadKey, publicUrl: round.publicUrl });
  // a fact is told to a person once, so its last one names the letter
  const last = Math.max(...mails.map(({ journalId }) => journalId));
  const letterId =
    open ??
    (await writeLateLetter(
      trx,
      round,
      letterOf(round, reader, kind, { source: `${kind}:${employeeId}:${last}`, threadKey }),
    ));
  if (letterId !== null) await putIntoLetter(trx, mails, letterId);
}

/** Once a day to the director, on the days and at the hour of their letters, while anything is late. */
async function writeOverviews(trx: Transaction<DB>, round: Round): Promise<void> {
  const today = localMoment(round.now, round.timeZone).day;
  for (const reader of await mailReaders(trx, 'directors')) {
    const moment = dailyMoment(today, hoursOf(reader.settings), reader.away, round);
    if (overviewWay(reader.settings) === 'never' || moment === null || moment > round.now) continue;
    if (!(await somethingIsLate(trx))) return;
    const source = `overview:${reader.employeeId}:${today}`;
    await writeLateLetter(trx, round, letterOf(round, reader, 'overview', { source, threadKey: null }));
  }
}

const letterOf = (
  { now }: Round,
  { employeeId, email, language }: MailReader,
  kind: LateLetter['kind'],
  name: Pick<LateLetter, 'source' | 'threadKey'>,
): LateLetter => ({
  ...name,
  kind,
  to: email,
  employeeId,
  language,
  subject: outboxWords[language][kind],
  expiresAt: new Date(Date.parse(now) + KEPT_DAYS[kind] * DAY_MS).toISOString(),
});
