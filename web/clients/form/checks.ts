import type { TFunction } from 'i18next';
import { parseEmail } from '#domain/values/email.ts';
import { parseInn } from '#domain/values/inn.ts';
import { mayHaveKpp, parseKpp } from '#domain/values/kpp.ts';
import { parsePhone } from '#domain/values/phone.ts';
import type { Errors } from '#web/form/useFormState.ts';
import { fieldsOf } from '#web/http/errors.ts';
import { type ClientForm, type ContactForm, isBlank, type NewClientForm } from './clientForm.ts';

type Words = TFunction<'clients'>;
type Reading = { ok: true; value: unknown } | { ok: false; reason: { code: Code } & Record<string, unknown> };
type Code = Parameters<typeof say>[1]['code'];

/** The server checks the same by the same parsers; here it is said before anything is sent. */
export function checkClient(form: ClientForm, t: Words): Errors<ClientForm> {
  return wrongOf(form, t);
}

function wrongOf(form: ClientForm, t: Words): Record<string, string> {
  const wrong: Record<string, string> = {};
  if (form.name.trim() === '') wrong.name = t('wrong.name_empty');
  if (form.inn.trim() !== '') put(wrong, 'inn', parseInn(form.inn), t);
  if (form.kpp.trim() !== '') put(wrong, 'kpp', parseKpp(form.kpp), t);
  const inn = parseInn(form.inn);
  if (inn.ok && form.kpp.trim() !== '' && !mayHaveKpp(inn.value)) wrong.kpp = t('wrong.kpp_not_for_person');
  checkReach(wrong, '', form, t);
  return wrong;
}

export function checkNewClient(form: NewClientForm, t: Words): Errors<NewClientForm> {
  const wrong = wrongOf(form, t);
  form.contacts.forEach((contact, i) => {
    if (isBlank(contact)) return;
    for (const [path, text] of Object.entries(wrongContact(contact, t)))
      wrong[`contacts.${i}.${path}`] = text;
  });
  return wrong;
}

export function checkContact(contact: ContactForm, t: Words): Errors<ContactForm> {
  return wrongContact(contact, t);
}

function wrongContact(contact: ContactForm, t: Words): Record<string, string> {
  const wrong: Record<string, string> = {};
  const { kind, lastName, firstName, label } = contact;
  const named = kind === 'person' ? `${lastName}${firstName}` : label;
  if (named.trim() === '') wrong[kind === 'person' ? 'lastName' : 'label'] = t('wrong.contact_unnamed');
  checkReach(wrong, '', contact, t);
  return wrong;
}

/** Which of the server's paths stand under another name in the form. */
export function clientFieldsOf(cause: unknown): Errors<NewClientForm> | null {
  const fields = fieldsOf(cause);
  if (!fields) return null;
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^(source|activity|manager)Id$/, '$1'), text]),
  );
}

function checkReach(
  wrong: Record<string, string>,
  prefix: string,
  { phones, emails }: { phones: string[]; emails: string[] },
  t: Words,
): void {
  phones.forEach((phone, i) => {
    if (phone.trim() !== '') put(wrong, `${prefix}phones.${i}`, parsePhone(phone), t);
  });
  emails.forEach((email, i) => {
    if (email.trim() !== '') put(wrong, `${prefix}emails.${i}`, parseEmail(email), t);
  });
}

function put(wrong: Record<string, string>, path: string, reading: Reading, t: Words): void {
  if (!reading.ok) wrong[path] = say(t, reading.reason);
}

function say(
  t: Words,
  reason: {
    code:
      | Extract<ReturnType<typeof parseInn>, { ok: false }>['reason']['code']
      | Extract<ReturnType<typeof parseKpp>, { ok: false }>['reason']['code']
      | Extract<ReturnType<typeof parsePhone>, { ok: false }>['reason']['code']
      | Extract<ReturnType<typeof parseEmail>, { ok: false }>['reason']['code'];
  } & Record<string, unknown>,
): string {
  return t(`wrong.${reason.code}`, reason);
}
