import { sayFact } from '#domain/notifications/kind-words.ts';
import { findPerson, type Person } from '#server/auth/actor.ts';
import type { Deps } from '#server/deps.ts';
import { shortOf } from '#server/http/context.ts';
import type { LateClaim, LateWords } from '#server/mail/public.ts';
import { type Reader, readerFor } from '#server/visibility/reader.ts';
import { letterWords } from './letter-words.ts';
import { factsOfLetter, type LetterFact } from './notice-columns.sql.ts';
import { aboutOf, subjectOf } from './notice-words.ts';
import { sayOverview } from './say-overview.ts';

/** Records a letter names, and lines it has of one; the rest is counted. */
const RECORDS = 50;
const LINES = 5;

/**
 * The words of a letter, found as it goes: by what its reader may see at that moment, and without what they have read in the page
 * meanwhile. null: nothing is left to say, or nobody to say it to.
 */
export async function sayLetter(deps: Deps, { id, kind, employeeId }: LateClaim): Promise<LateWords | null> {
  const person = employeeId === null ? null : await findPerson(deps.db, { employeeId }, null);
  if (!person) return null;
  await deps.definitions.refresh(person.lastDefinition);
  await deps.workCalendar.refresh(person.workYears);
  if (kind === 'overview') return sayOverview(deps, person);
  const reader = readerFor(deps.db, person, deps.definitions);
  const records = byRecord(await factsOfLetter(reader, id));
  if (records.length === 0) return null;
  return records.length === 1 ? sayOne(deps, reader, records[0] ?? []) : sayMany(deps, reader, records);
}

type Place = Pick<Deps, 'config'>;

function byRecord(facts: readonly LetterFact[]): LetterFact[][] {
  const records = new Map<number, LetterFact[]>();
  for (const fact of facts)
    records.set(fact.notificationId, [...(records.get(fact.notificationId) ?? []), fact]);
  return [...records.values()];
}

function sayOne(
  { config }: Place,
  { person, definitions }: Reader,
  facts: readonly LetterFact[],
): LateWords | null {
  const [first] = facts;
  if (!first) return null;
  const { language } = person;
  const words = letterWords[language];
  const subject = subjectOf(first, language);
  const record = nameOf(person, first);
  const headline = sayFact({ kind: first.kind, ...aboutOf(definitions, language, first) }, language);
  const older = facts.slice(1, LINES).flatMap((fact) => [lineOf(person, definitions, fact), ...saidOf(fact)]);
  const rest = facts.length - LINES;
  return {
    subject: `${headline} — ${record}`,
    said: {
      language,
      heading: headline,
      lines: [
        record,
        byLine(person, first),
        ...saidOf(first),
        ...older,
        ...(rest > 0 ? [words.more(rest)] : []),
      ],
      link: { label: words.open[subject.type], url: urlOf(config.publicUrl, subject) },
      footer: footerOf(config.publicUrl, person),
    },
  };
}

function sayMany(
  { config }: Place,
  { person, definitions }: Reader,
  records: readonly LetterFact[][],
): LateWords {
  const { language } = person;
  const words = letterWords[language];
  const events = records.reduce((sum, facts) => sum + facts.length, 0);
  const heading = words.digest(events);
  const rest = records.slice(RECORDS).reduce((sum, facts) => sum + facts.length, 0);
  const items = records.slice(0, RECORDS).flatMap((facts) => {
    const [first] = facts;
    if (!first) return [];
    const lines = facts
      .slice(0, LINES)
      .flatMap((fact) => [lineOf(person, definitions, fact), ...saidOf(fact)]);
    const more = facts.length > LINES ? [words.more(facts.length - LINES)] : [];
    return [
      {
        title: nameOf(person, first),
        url: urlOf(config.publicUrl, subjectOf(first, language)),
        lines: [...lines, ...more],
      },
    ];
  });
  if (rest > 0) items.push({ title: words.more(rest), url: `${config.publicUrl}/inbox`, lines: [] });
  return {
    subject: `${person.company.name}: ${heading}`,
    said: {
      language,
      heading,
      lines: [words.digestLead],
      items,
      link: { label: words.inbox, url: `${config.publicUrl}/inbox` },
      footer: footerOf(config.publicUrl, person),
    },
  };
}

/** «З-2026-00012, ООО «Нефтехим»» */
function nameOf({ language }: Person, fact: LetterFact): string {
  const { type, title, subtitle } = subjectOf(fact, language);
  return [letterWords[language].record[type](title), subtitle].filter((part) => part !== null).join(', ');
}

function lineOf(person: Person, definitions: Reader['definitions'], fact: LetterFact): string {
  const { language } = person;
  return `${sayFact({ kind: fact.kind, ...aboutOf(definitions, language, fact) }, language)} · ${byLine(person, fact)}`;
}

/** «Орлов Д. И., 26.11.2026, 14:05»: when it happened, by the company’s clock. */
function byLine({ language, company }: Person, { actor, at }: LetterFact): string {
  const when = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: company.timeZone,
  }).format(new Date(at));
  return actor ? `${shortOf(actor.name)}, ${when}` : when;
}

const saidOf = ({ said }: LetterFact): string[] => (said === null ? [] : [`«${said.trim()}»`]);

function urlOf(publicUrl: string, { type, id }: ReturnType<typeof subjectOf>): string {
  // a request has no page of its own
  if (type === 'absence') return `${publicUrl}/absences`;
  if (id === null) return `${publicUrl}/inbox`;
  return type === 'employee' ? `${publicUrl}/people/${id}#certificates` : `${publicUrl}/${type}s/${id}`;
}

export const footerOf = (publicUrl: string, { language, company }: Person): string =>
  letterWords[language].footer(company.name, `${publicUrl}/me#letters`);
