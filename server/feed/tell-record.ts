import { type BounceReason, bounceWords } from '#domain/mail/bounce.ts';
import type { Language } from '#domain/values/language.ts';
import { type Change, sayChanges } from './changes.ts';
import type { EventRow } from './event.sql.ts';
import type { Told } from './feed.present.ts';
import { tellCall } from './tell-call.ts';

/** Puts events of clients and contracts (and the milestones of orders among them) into words, cut by what the reader sees. */
export function tellRecord(place: 'client' | 'contract', language: Language): (event: EventRow) => Told {
  return (event) => {
    const subject = subjectOf(event, place, language);
    if (event.kind.startsWith('file'))
      return { label: text(event.data.name), reason: text(event.data.reason) };
    if (event.kind === 'campaignSent') return { label: text(event.data.subject) };
    if (event.orderNumber !== null) return { label: event.orderNumber };
    if (event.kind.startsWith('call')) return tellCall(event, language);
    if (event.kind.startsWith('contact') || event.kind.startsWith('consent'))
      return tellContact(event, language);
    if (event.kind.startsWith('address')) return tellAddress(event, language);
    if (event.kind === 'contractClientChanged') return { ...fromTo(event), label: subject };
    if (event.kind === 'clientSegmentsChanged')
      return { before: listed(event.data.removed), after: listed(event.data.added) };
    if (event.kind.startsWith('clientMerged') || event.kind === 'clientUnmerged')
      return { label: text(event.data.otherName ?? event.data.keptName) };
    const said = sayChanges(visibleChanges(event), language);
    const label = [subject, said.label].filter((part) => part !== null).join(': ') || null;
    return { ...said, label, reason: visibleReason(event) };
  };
}

/** Among a client's events those of a contract say which. */
function subjectOf(event: EventRow, place: 'client' | 'contract', language: Language): string | null {
  if (place === 'contract' || event.contractNumber === null) return null;
  return language === 'ru' ? `Договор № ${event.contractNumber}` : `Contract ${event.contractNumber}`;
}

/** Of a contact the journal keeps only which fields changed. */
function tellContact(event: EventRow, language: Language): Told {
  const fields = Array.isArray(event.data.fields) ? event.data.fields.map(String) : [];
  const changed = Object.fromEntries(fields.map((field) => [field, {}]));
  const said = sayChanges(changed, language).label;
  const who = [event.contactName, event.letterAddress].filter((part) => part != null).join(', ') || null;
  return { label: [who, said].filter((part) => part != null).join(': ') || null };
}

/** Of an address the journal keeps whose it is, and why letters do not reach it. */
function tellAddress({ contactName, data }: EventRow, language: Language): Told {
  const own = language === 'ru' ? 'почта компании' : 'the company’s address';
  const why = bounceWords[language][data.reason as BounceReason] ?? null;
  return { label: contactName ?? own, after: why };
}

function visibleChanges(event: EventRow): Record<string, Change> {
  const { amount, ...others } = (event.data.changes ?? {}) as Record<string, Change>;
  return amount && event.money ? { ...others, amount } : others;
}

/** Why the terms of a contract changed may speak of money. */
const visibleReason = (event: EventRow): string | null =>
  event.kind === 'contractEdited' && !event.money ? null : text(event.data.reason);

const fromTo = ({ data }: EventRow): Told => ({ before: text(data.beforeName), after: text(data.afterName) });
const listed = (names: unknown): string | null => (Array.isArray(names) ? text(names.join(', ')) : null);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
