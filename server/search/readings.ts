import { companySearchForms } from '#domain/values/companyName.ts';
import { documentNumberSearchForms } from '#domain/values/documentNumber.ts';
import { stemOf } from '#domain/values/wordForms.ts';

/** One way to read what was typed. Of several, the first that finds something for this reader is the one that counts. */
export type Reading = {
  /** As names of clients are written in normal form, and as numbers of contracts. */
  name: string | null;
  number: string | null;
  correction: 'layout' | 'translit' | null;
  /** Names that only look like the form. */
  similar: boolean;
};

/** As typed, in another form of its words, then the same in the other layout or alphabet, then what looks like it; never none. */
export function readingsOf(typed: string): Reading[] {
  const names = companySearchForms(typed);
  const numbers = documentNumberSearchForms(typed);
  const readings: Reading[] = [
    {
      name: names.find(({ correction }) => correction === null)?.form ?? null,
      number: numbers.find(({ correction }) => correction === null)?.form ?? null,
      correction: null,
      similar: false,
    },
  ];
  let switched = numbers.find(({ correction }) => correction === 'layout')?.form ?? null;
  for (const { form, correction } of names) {
    if (correction === null) continue;
    readings.push({
      name: form,
      number: correction === 'layout' ? switched : null,
      correction,
      similar: false,
    });
    if (correction === 'layout') switched = null;
  }
  if (switched !== null)
    readings.push({ name: null, number: switched, correction: 'layout', similar: false });
  const alike = readings.filter(({ name, correction }) => name !== null && correction !== 'translit');
  return [
    ...readings.flatMap((reading) => [reading, ...otherForms(reading)]),
    ...alike.map((reading) => ({ ...reading, number: null, similar: true })),
  ];
}

/** Names with other endings than typed; found only where the words as typed find nothing. */
function otherForms(reading: Reading): Reading[] {
  const name = reading.name?.split(' ').map(stemOf).join(' ') ?? null;
  return name === null || name === reading.name ? [] : [{ ...reading, name, number: null }];
}

/** What «Показано для …» names; null where it is what was typed. */
export const shownFor = ({ name, number, correction }: Reading): string | null =>
  correction === null ? null : (name ?? number);
