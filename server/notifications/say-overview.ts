import { formatDate } from '#domain/values/dates.ts';
import type { Person } from '#server/auth/actor.ts';
import type { Deps } from '#server/deps.ts';
import type { LateWords } from '#server/mail/public.ts';
import { listOrders, presentRow } from '#server/orders/public.ts';
import { standing } from '#server/reports/public.ts';
import { readerFor } from '#server/visibility/reader.ts';
import { letterWords } from './letter-words.ts';
import { footerOf } from './say-letter.ts';

/** Orders the letter names, those that are late for the longest first. */
const NAMED = 20;

/** The director's letter: at which steps orders are late, and which of them for the longest. null: none is. */
export async function sayOverview(
  { db, definitions, workCalendar, config }: Deps,
  person: Person,
): Promise<LateWords | null> {
  const { language, today } = person;
  const words = letterWords[language];
  const reading = {
    person,
    language,
    today,
    calendar: workCalendar.now(),
    reader: readerFor(db, person, definitions),
  };
  const { total, rows } = await standing(reading, { groupBy: 'step' });
  if (total.overdue === 0) return null;
  const late = await listOrders(
    reading.reader,
    { overdue: true },
    { sort: 'due', place: { after: null, due: null }, limit: NAMED },
  );
  const steps = rows.flatMap(({ step, stands }) =>
    step && stands.overdue > 0
      ? [words.overviewStep(step.title[language], stands.overdue, stands.count, stands.worst)]
      : [],
  );
  const items = late.map((line) => {
    const { id, number, client, step, waitsFor, overdueDays } = presentRow(reading, line);
    const stands = [step.title[language], waitsFor ? words.waits(waitsFor) : null, words.late(overdueDays)];
    return {
      title: `${number}, ${client.name}`,
      url: `${config.publicUrl}/orders/${id}`,
      lines: [stands.filter((part) => part !== null).join(' · ')],
    };
  });
  const rest = total.overdue - items.length;
  const heading = words.overview(total.overdue, formatDate(today, language));
  return {
    subject: `${person.company.name}: ${heading}`,
    said: {
      language,
      heading,
      lines: steps,
      items: rest > 0 ? [...items, { title: words.overviewMore(rest), url: null, lines: [] }] : items,
      link: { label: words.overviewOpen, url: `${config.publicUrl}/reports/standing` },
      footer: footerOf(config.publicUrl, person),
    },
  };
}
