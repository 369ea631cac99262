import type { z } from 'zod';
import type { clientRoutes } from '#api/clients.ts';
import type { fieldProblem } from '#api/problem.ts';
import type { BodyOf } from '#api/route.ts';
import { companySearchName } from '#domain/values/companyName.ts';
import { emailKey, parseEmail } from '#domain/values/email.ts';
import { parseInn } from '#domain/values/inn.ts';
import { mayHaveKpp, parseKpp } from '#domain/values/kpp.ts';
import type { Parsed } from '#domain/values/parsed.ts';
import { parsePhone } from '#domain/values/phone.ts';
import { HttpProblem } from '#server/http/problems.ts';

type FieldProblem = z.input<typeof fieldProblem>;
/** As kept in the database. */
export type StoredPhone = { number: string; extension: string | null };

/** Phones come out of the database with their keys in another order, so they are compared as text. */
export const phoneKey = ({ number, extension }: StoredPhone): string => `${number};${extension ?? ''}`;

export type ClientBody = Omit<BodyOf<typeof clientRoutes.edit>, 'version'>;
export type ContactBody = BodyOf<typeof clientRoutes.addContact>;
export type ClientValues = {
  name: string;
  nameNormal: string;
  address: string | null;
  occupation: string | null;
  inn: string | null;
  kpp: string | null;
  site: string | null;
  phones: StoredPhone[];
  emails: string[];
};
export type ContactValues = Omit<ContactBody, 'phones' | 'emails'> & {
  phones: StoredPhone[];
  emails: string[];
};

/** What a person typed into a client, in its kept form; everything that is wrong is said at once. */
export function normaliseClient(body: ClientBody, contacts: readonly ContactBody[] = []) {
  const problems: FieldProblem[] = [];
  const inn = read(problems, 'inn', body.inn, parseInn);
  const kpp = read(problems, 'kpp', body.kpp, parseKpp);
  if (inn && kpp && !mayHaveKpp(inn)) problems.push(wrong('kpp', 'kpp_not_for_person'));
  const values: ClientValues = {
    name: body.name,
    // A name of signs alone has no normal form; kept as typed it still can be sorted and found.
    nameNormal: companySearchName(body.name) || body.name.toLowerCase(),
    address: body.address || null,
    occupation: body.occupation || null,
    inn,
    kpp,
    site: body.site || null,
    ...reach(problems, '', body),
  };
  const people = contacts.map((contact, index) => contactValues(problems, `contacts.${index}.`, contact));
  if (contacts.filter((contact) => contact.isMain).length > 1)
    problems.push(wrong('contacts', 'one_main_contact'));
  refuseIf(problems);
  return { values, contacts: people };
}

export function normaliseContact(body: ContactBody): ContactValues {
  const problems: FieldProblem[] = [];
  const values = contactValues(problems, '', body);
  refuseIf(problems);
  return values;
}

function contactValues(problems: FieldProblem[], prefix: string, body: ContactBody): ContactValues {
  const values: ContactValues = {
    lastName: body.lastName || null,
    firstName: body.firstName || null,
    middleName: body.middleName || null,
    label: body.label || null,
    position: body.position || null,
    notes: body.notes || null,
    decides: body.decides,
    isMain: body.isMain,
    ...reach(problems, prefix, body),
  };
  if (!values.lastName && !values.firstName && !values.label)
    problems.push(wrong(`${prefix}lastName`, 'contact_unnamed'));
  return values;
}

/** Phones and addresses, each once; blank lines of the form are nothing. */
function reach(
  problems: FieldProblem[],
  prefix: string,
  body: { phones: readonly string[]; emails: readonly string[] },
): { phones: StoredPhone[]; emails: string[] } {
  const phones = new Map<string, StoredPhone>();
  for (const [index, typed] of body.phones.entries()) {
    const phone = read(problems, `${prefix}phones.${index}`, typed, parsePhone);
    if (phone)
      phones.set(`${phone.e164};${phone.extension}`, { number: phone.e164, extension: phone.extension });
  }
  const emails = new Map<string, string>();
  for (const [index, typed] of body.emails.entries()) {
    const email = read(problems, `${prefix}emails.${index}`, typed, parseEmail);
    if (email) emails.set(emailKey(email), email);
  }
  return { phones: [...phones.values()], emails: [...emails.values()] };
}

function read<V>(
  problems: FieldProblem[],
  field: string,
  typed: string | null,
  parse: (input: string) => Parsed<V, { code: string }>,
): V | null {
  if (typed === null || typed.trim() === '') return null;
  const parsed = parse(typed);
  if (parsed.ok) return parsed.value;
  const { code, ...params } = parsed.reason as { code: string } & Record<string, string | number>;
  problems.push(wrong(field, code, params));
  return null;
}

const wrong = (
  field: string,
  reason: string,
  params: Record<string, string | number> = {},
): FieldProblem => ({
  field,
  reason,
  message: JSON.stringify(params),
});

function refuseIf(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new HttpProblem('invalid', { extra: { fields: problems } });
}
