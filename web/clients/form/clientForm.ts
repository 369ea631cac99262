import type { Entity } from '#web/ui/EntityCombobox.tsx';
import type { Client, Contact } from '../clients.queries.ts';

/** A client as it stands in a form: text as typed, ids as the fields give them. Keys are those of the API's differences. */
export interface ClientForm {
  name: string;
  address: string;
  source: string | null;
  activity: string | null;
  occupation: string;
  inn: string;
  kpp: string;
  site: string;
  phones: string[];
  emails: string[];
  manager: Entity | null;
}

export interface NewClientForm extends ClientForm {
  comment: string;
  contacts: ContactForm[];
}

export interface ContactForm {
  /** Only for the list of fields. */
  key: string;
  kind: 'person' | 'general';
  lastName: string;
  firstName: string;
  middleName: string;
  label: string;
  position: string;
  phones: string[];
  emails: string[];
  notes: string;
  decides: boolean;
  isMain: boolean;
}

export const emptyContact = (): ContactForm => ({
  key: crypto.randomUUID(),
  kind: 'person',
  lastName: '',
  firstName: '',
  middleName: '',
  label: '',
  position: '',
  phones: [''],
  emails: [''],
  notes: '',
  decides: false,
  isMain: false,
});

export const emptyClient = (manager: Entity | null): NewClientForm => ({
  name: '',
  address: '',
  source: null,
  activity: null,
  occupation: '',
  comment: '',
  inn: '',
  kpp: '',
  site: '',
  phones: [''],
  emails: [''],
  manager,
  contacts: [emptyContact()],
});

export function formOf(client: Client): ClientForm {
  return {
    name: client.name,
    address: client.address ?? '',
    source: client.source && String(client.source.id),
    activity: client.activity && String(client.activity.id),
    occupation: client.occupation ?? '',
    inn: client.inn ?? '',
    kpp: client.kpp ?? '',
    site: client.site ?? '',
    phones: orBlank(client.phones.map(({ display }) => display)),
    emails: orBlank(client.emails),
    manager: client.manager && { id: client.manager.id, label: client.manager.name },
  };
}

export function contactFormOf(contact: Contact): ContactForm {
  const named = contact.lastName !== null || contact.firstName !== null;
  return {
    key: String(contact.id),
    kind: named || contact.label === null ? 'person' : 'general',
    lastName: contact.lastName ?? '',
    firstName: contact.firstName ?? '',
    middleName: contact.middleName ?? '',
    label: contact.label ?? '',
    position: contact.position ?? '',
    phones: orBlank(contact.phones.map(({ display }) => display)),
    emails: orBlank(contact.emails),
    notes: contact.notes ?? '',
    decides: contact.decides,
    isMain: contact.isMain,
  };
}

export function bodyOf(form: ClientForm) {
  return {
    name: form.name,
    address: form.address || null,
    sourceId: form.source === null ? null : Number(form.source),
    activityId: form.activity === null ? null : Number(form.activity),
    occupation: form.occupation || null,
    inn: form.inn || null,
    kpp: form.kpp || null,
    site: form.site || null,
    phones: filled(form.phones),
    emails: filled(form.emails),
    managerId: form.manager ? Number(form.manager.id) : null,
  };
}

export function contactBodyOf(form: ContactForm) {
  const person = form.kind === 'person';
  return {
    lastName: person ? form.lastName || null : null,
    firstName: person ? form.firstName || null : null,
    middleName: person ? form.middleName || null : null,
    label: person ? null : form.label || null,
    position: person ? form.position || null : null,
    phones: filled(form.phones),
    emails: filled(form.emails),
    notes: form.notes || null,
    decides: person && form.decides,
    isMain: form.isMain,
  };
}

/** A contact nobody began to fill is no contact. */
export function isBlank(contact: ContactForm): boolean {
  const { lastName, firstName, middleName, label, position, notes, phones, emails } = contact;
  return [lastName, firstName, middleName, label, position, notes, ...phones, ...emails].every(
    (text) => text.trim() === '',
  );
}

const filled = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');
const orBlank = (lines: string[]) => (lines.length > 0 ? lines : ['']);
