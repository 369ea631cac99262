import type { TFunction } from 'i18next';
import { parseDate } from '#domain/values/dateInput.ts';
import { formatMoney } from '#domain/values/money.ts';
import { parseMoney } from '#domain/values/moneyInput.ts';
import type { Errors } from '#web/form/useFormState.ts';
import type { Format } from '#web/i18n/format.ts';
import { dateWords, moneyWords } from '#web/ui/inline/reasons.ts';
import type { Contract } from './contracts.queries.ts';

/** Number, date and amount as typed. Keys are those of the API's differences. */
export interface TermsForm {
  number: string;
  signedOn: string;
  amount: string;
}

interface Said {
  t: TFunction<'contracts'>;
  common: TFunction<'common'>;
  format: Format;
}

export function termsOf(contract: Contract, format: Format): TermsForm {
  const amount = contract.money?.amount;
  return {
    number: contract.number,
    signedOn: contract.signedOn ? format.date(contract.signedOn) : '',
    amount: amount ? formatMoney(amount, format.language).replace(/\s*₽$/u, '') : '',
  };
}

export function checkTerms(form: TermsForm, { t, common, format }: Said): Errors<TermsForm> {
  const wrong: Errors<TermsForm> = {};
  if (form.number.trim() === '') wrong.number = t('wrong.number');
  const date = parseDate(form.signedOn);
  if (form.signedOn.trim() !== '' && !date.ok) wrong.signedOn = dateWords(date.reason, common);
  const sum = parseMoney(form.amount);
  if (form.amount.trim() !== '' && !sum.ok) wrong.amount = moneyWords(sum.reason, common, format);
  return wrong;
}

/** Call it for a form that was checked. */
export function termsBody(form: TermsForm) {
  const date = parseDate(form.signedOn);
  const sum = parseMoney(form.amount);
  return {
    number: form.number.trim(),
    signedOn: date.ok ? date.value : null,
    amount: sum.ok ? sum.value : null,
  };
}
