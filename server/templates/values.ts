import { seesAudience } from '#domain/policy/sees.ts';
import { allRequirements } from '#domain/process/definition.ts';
import { factsOf } from '#domain/process/order.ts';
import { amountInWords } from '#domain/values/amountInWords.ts';
import { partsOf } from '#domain/values/dates.ts';
import { type FullName, fullName, shortName } from '#domain/values/fullName.ts';
import { formatMoney } from '#domain/values/money.ts';
import { displayPhone } from '#domain/values/phone.ts';
import type { Ctx } from '#server/http/context.ts';
import { inPerson } from './decline.ts';
import type { Entry } from './engine.ts';
import type { Subject } from './templates.queries.ts';

/** A value of each field we have; what is not known is an empty text. Documents are in Russian whoever makes them. */
export function valuesOf(
  ctx: Pick<Ctx, 'person' | 'actor' | 'today'>,
  subject: Subject,
): Record<string, string> {
  const { requisites, client, contract, order } = subject;
  const own = nameOf(requisites);
  const theirs = client.contact && nameOf(client.contact);
  const amount = contract?.amount ?? null;
  return {
    'company.name': requisites.name,
    'company.inn': requisites.inn,
    'company.kpp': requisites.kpp,
    'company.ogrn': requisites.ogrn,
    'company.address': requisites.address,
    'company.phone': requisites.phone,
    'company.email': requisites.email,
    'company.bank': requisites.bank,
    'company.bik': requisites.bik,
    'company.account': requisites.account,
    'company.corrAccount': requisites.corrAccount,
    'company.position': requisites.position,
    'company.signatory': own ? fullName(own) : '',
    'company.signatoryShort': own ? shortName(own) : '',
    'company.inPerson': requisites.inPerson || (own ? inPerson(requisites.position, own) : ''),
    'company.basis': requisites.basis,
    'client.name': client.name,
    'client.inn': client.inn ?? '',
    'client.kpp': client.kpp ?? '',
    'client.address': client.address ?? '',
    'client.phone': client.phones[0] ? displayPhone(client.phones[0], 'ru') : '',
    'client.email': client.emails[0] ?? '',
    'client.position': client.contact?.position ?? '',
    'client.signatory': theirs ? fullName(theirs) : '',
    'client.signatoryShort': theirs ? shortName(theirs) : '',
    'client.inPerson': theirs ? inPerson(client.contact?.position ?? null, theirs) : '',
    'client.basis': theirs ? 'Устава' : '',
    'client.bank': '',
    'contract.number': contract?.number ?? '',
    'contract.date': contract?.signedOn ? longDate(contract.signedOn) : '',
    'contract.amount': amount === null ? '' : figures(amount),
    'contract.amountInWords': amount === null ? '' : amountInWords(amount),
    'order.number': order?.number ?? '',
    'order.title': order?.title ?? '',
    'order.manager': order ? fullName(order.manager) : '',
    'order.expert': order?.expert ? fullName(order.expert) : '',
    'order.task': taskOf(ctx, order),
    'document.date': longDate(ctx.today),
    'document.number': order?.number ?? contract?.number ?? '',
    'document.subject': order?.title ?? '',
    'document.term': '',
    'document.city': cityIn(requisites.address),
    'document.author': shortName(ctx.person.name),
  };
}

/** Resolutions that stand, in the order of the steps. */
export function listsOf({ person }: Pick<Ctx, 'person'>, { order }: Subject): Record<string, Entry[]> {
  const steps = order?.subject.def.steps ?? [];
  return {
    'order.resolutions': (order?.resolutions ?? []).map(({ step, stamp }) => ({
      step: steps.find((one) => one.key === step)?.title.ru ?? step,
      name: stamp.standingFor ? `${stamp.name} (за: ${stamp.standingFor.name})` : stamp.name,
      position: stamp.position,
      date: dayOf(stamp.at, person.company.timeZone),
    })),
  };
}

/** A text of the order that stands for its terms of reference, whatever the process calls it; as far as the reader sees it. */
function taskOf({ actor }: Pick<Ctx, 'actor'>, order: Subject['order']): string {
  if (!order) return '';
  const { def, order: state } = order.subject;
  const found = allRequirements(def).find(
    ({ requirement }) => requirement.kind === 'text' && requirement.orFiles === 'termsOfReference',
  )?.requirement;
  if (!found || !seesAudience(actor, def, factsOf(def, state), found.seenBy)) return '';
  const text = order.texts?.[found.key];
  return typeof text === 'string' ? text : '';
}

type Named = { lastName: string | null; firstName: string | null; middleName: string | null };
const nameOf = ({ lastName, firstName, middleName }: Named): FullName | null =>
  lastName?.trim() ? { lastName, firstName: firstName ?? '', middleName: middleName || null } : null;

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
/** «5 сентября 2026 г.» */
export function longDate(day: string): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year} г.`;
}
/** As the order's card shows it, in the company's zone. */
const dayOf = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat('ru-RU', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(moment),
  );
const figures = (sum: string): string => formatMoney(sum, 'ru').replace(/\s*₽$/u, '');

/** «101000, г. Москва, ул. …»: the city, where the address plainly says it. */
const cityIn = (address: string): string =>
  /(?:^|,)\s*(?:г\.|город)\s*([А-ЯЁ][а-яё-]+(?:[ -][А-ЯЁ][а-яё]+)*)/u.exec(address)?.[1] ?? '';
