/**
 * The holidays of the Labour Code of Russia, art. 112, with their titles: what a year without data counts as days off
 * beside Saturdays and Sundays. The moves of days off are a Government decree of each year, so they are data
 * (`data/`), never computed here.
 */
import type { Language } from '../values/language.ts';

export const HOLIDAYS = {
  newYear: { ru: 'Новогодние каникулы', en: 'New Year holidays' },
  christmas: { ru: 'Рождество Христово', en: 'Orthodox Christmas' },
  defenders: { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' },
  womensDay: { ru: 'Международный женский день', en: 'International Women’s Day' },
  labourDay: { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' },
  victoryDay: { ru: 'День Победы', en: 'Victory Day' },
  russiaDay: { ru: 'День России', en: 'Russia Day' },
  unityDay: { ru: 'День народного единства', en: 'National Unity Day' },
} as const satisfies Record<string, Record<Language, string>>;

export type Holiday = keyof typeof HOLIDAYS;

/** Keys are `MM-DD`. */
export const LABOUR_CODE_HOLIDAYS: Readonly<Record<string, Holiday>> = {
  '01-01': 'newYear',
  '01-02': 'newYear',
  '01-03': 'newYear',
  '01-04': 'newYear',
  '01-05': 'newYear',
  '01-06': 'newYear',
  '01-07': 'christmas',
  '01-08': 'newYear',
  '02-23': 'defenders',
  '03-08': 'womensDay',
  '05-01': 'labourDay',
  '05-09': 'victoryDay',
  '06-12': 'russiaDay',
  '11-04': 'unityDay',
};
