import { emailKey } from '#domain/values/email.ts';
import type { ClientChange, ContactValues, HeldClient, KnownContact } from '#server/clients/public.ts';
import type { Rules } from '../parts.ts';
import type { ClientRow } from './read-client.ts';
import { union } from './write-client.ts';

/** What the client is to be: of two values the rule says which; numbers and addresses are added to those there are. */
export function joinedValues(
  { onMatch }: Rules,
  before: HeldClient,
  { values, sourceId, activityId, managerId }: ClientRow,
): ClientChange {
  const pick = <T>(was: T, is: T): T => {
    if (onMatch === 'overwrite') return is ?? was;
    return was ?? is;
  };
  const takesName = onMatch === 'overwrite';
  return {
    name: takesName ? values.name : before.name,
    nameNormal: takesName ? values.nameNormal : before.nameNormal,
    address: pick(before.address, values.address),
    occupation: pick(before.occupation, values.occupation),
    inn: pick(before.inn, values.inn),
    kpp: pick(before.kpp, values.kpp),
    site: pick(before.site, values.site),
    sourceId: pick(before.sourceId, sourceId),
    activityId: pick(before.activityId, activityId),
    managerId: pick(before.managerId, managerId ?? null),
    phones: union(before.phones, values.phones, ({ number, extension }) => `${number};${extension ?? ''}`),
    emails: union(before.emails, values.emails, emailKey),
  };
}

/** The same person or office: by an address or a number of theirs, or by the name. */
export function sameContact(row: ContactValues, there: KnownContact): boolean {
  const numbers = new Set(there.phones.map(({ number }) => number));
  const addresses = new Set(there.emails.map(emailKey));
  return (
    row.emails.some((one) => addresses.has(emailKey(one))) ||
    row.phones.some(({ number }) => numbers.has(number)) ||
    (named(row) === named(there) && named(row) !== '')
  );
}

const named = ({
  lastName,
  firstName,
  middleName,
  label,
}: Pick<ContactValues, 'lastName' | 'firstName' | 'middleName' | 'label'>): string =>
  [lastName, firstName, middleName, label]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase()
    .replaceAll('ё', 'е');
