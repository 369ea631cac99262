import { clientRoutes } from '#api/clients.ts';
import { companySearchName } from '#domain/values/companyName.ts';
import { emailKey } from '#domain/values/email.ts';
import { type ClientValues, type ContactValues, normaliseClient } from '#server/clients/public.ts';
import { HttpProblem } from '#server/http/problems.ts';
import { badCells, emailsOf, innAndKpp, personOf, phonesOf } from '../cells.ts';
import type { Lookups } from '../lookups.queries.ts';
import { problem, type RowIn, type RowProblem, type Rules, warning } from '../parts.ts';
import type { Marks } from './known-again.ts';

export type ClientRow = {
  values: ClientValues;
  sourceId: number | null;
  activityId: number | null;
  /** undefined: the table does not say. */
  managerId: number | undefined;
  contact: ContactValues | null;
  comment: string | null;
};

/** A row as a client with its contact: what is wrong with it is said at once, by the field of the table. */
export function readClient(
  { values }: RowIn,
  lookups: Lookups,
  rules: Rules,
): { row: ClientRow | null; problems: RowProblem[] } {
  const bad = badCells(values);
  if (bad.length > 0) return { row: null, problems: bad };
  const problems: RowProblem[] = [];
  const source = entry(problems, lookups, rules, 'source', values.source);
  const activity = entry(problems, lookups, rules, 'activity', values.activity);
  const managerId = leader(problems, lookups, values.manager);
  const { contactName, contactPosition, contactPhones, contactEmails } = values;
  const hasContact = [contactName, contactPosition, contactPhones, contactEmails].some(
    (text) => text !== undefined,
  );
  const body = {
    name: values.name ?? '',
    address: values.address ?? null,
    occupation: values.occupation ?? null,
    ...innAndKpp(values),
    site: values.site ?? null,
    phones: phonesOf(values.phones),
    emails: emailsOf(values.emails),
    contacts: hasContact
      ? [
          {
            ...personOf(contactName ?? contactPosition ?? contactPhones ?? contactEmails ?? ''),
            position: contactPosition ?? null,
            phones: phonesOf(contactPhones),
            emails: emailsOf(contactEmails),
          },
        ]
      : [],
    ...(values.comment === undefined ? {} : { comment: values.comment }),
  };
  const read = normalised(problems, body);
  if (!read) return { row: null, problems };
  return {
    row: {
      values: read.values,
      sourceId: source,
      activityId: activity,
      managerId,
      contact: read.contacts[0] ?? null,
      comment: values.comment ?? null,
    },
    problems,
  };
}

const shape = clientRoutes.create.body;

function normalised(problems: RowProblem[], body: unknown) {
  const parsed = shape.safeParse(body);
  if (!parsed.success) {
    for (const { path, code, message } of parsed.error.issues)
      problems.push(problem(fieldOf(path.join('.')), code === 'custom' ? message : 'too_long'));
    return null;
  }
  try {
    return normaliseClient(parsed.data, parsed.data.contacts);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    problems.push(...fieldsOf(error, fieldOf));
    return null;
  }
}

/** What a use case said of values, as problems of the row. */
export const fieldsOf = (error: HttpProblem, named: (field: string) => string): RowProblem[] =>
  (error.extra.fields ?? []).map(({ field, reason, message }) =>
    problem(named(field), reason, message.startsWith('{') ? JSON.parse(message) : {}),
  );

/** `contacts.0.emails.1` is the column of the contact's addresses. */
function fieldOf(path: string): string {
  const [first = '', , third = ''] = path.split('.');
  if (first !== 'contacts') return first;
  return (
    { position: 'contactPosition', phones: 'contactPhones', emails: 'contactEmails' }[third] ?? 'contactName'
  );
}

export function entry(
  problems: RowProblem[],
  { entry: find }: Lookups,
  { unknownChoice }: Rules,
  field: string,
  text: string | undefined,
  dictionary = field,
): number | null {
  if (text === undefined) return null;
  const found = find(dictionary, text);
  if (typeof found === 'object') return found.id;
  problems.push(
    unknownChoice === 'leaveEmpty'
      ? warning(field, 'import_choice_left', { text })
      : problem(field, 'import_choice', { text }),
  );
  return null;
}

export function leader(
  problems: RowProblem[],
  { leader: find }: Lookups,
  text: string | undefined,
): number | undefined {
  if (text === undefined) return undefined;
  const found = find(text);
  if (typeof found === 'object') return found.id;
  problems.push(problem('manager', found === 'none' ? 'import_manager' : 'import_manager_several', { text }));
  return undefined;
}

/** By what the row is known again. */
export const marksOf = ({ values, contact }: ClientRow): Marks => ({
  inn: values.inn,
  kpp: values.kpp,
  name: values.nameNormal,
  phones: [...values.phones, ...(contact?.phones ?? [])].map(({ number }) => number),
  emails: [...values.emails, ...(contact?.emails ?? [])].map(emailKey),
});

export const normalName = (name: string): string => companySearchName(name) || name.toLowerCase();
