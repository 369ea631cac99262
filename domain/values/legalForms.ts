/**
 * Legal forms of companies, dropped from either end of a name split into folded words (lower case, е for ё).
 *
 * Source: ОКОПФ (OK 028-2012) in the part that stands in names, forms of the EAEU neighbours, common foreign ones,
 * and «ООО», «АО» typed in Latin letters.
 */
export function withoutLegalForms(words: readonly string[]): readonly string[] {
  for (const form of FORMS) {
    if (words.length <= form.length) continue;
    if (matchesAt(words, form, 0)) return withoutLegalForms(words.slice(form.length));
    if (matchesAt(words, form, words.length - form.length))
      return withoutLegalForms(words.slice(0, words.length - form.length));
  }
  return words;
}

const SHORT = `
  ооо оао зао пао нао ао одо ип нко ано фгуп гуп муп мкп мп
  фгбу фгау фку гбу гау гку мбу мау мку тсж снт кфх тоо чуп уп руп куп
  llc ltd inc plc gmbh ag sa llp jsc pjsc cjsc ojsc ooo oao zao pao ao
`;

const DOTTED = ['о о о', 'о а о', 'з а о', 'п а о', 'а о', 'и п', 'l l c'];

const LONG = `
  общество с ограниченной ответственностью
  общество с дополнительной ответственностью
  товарищество с ограниченной ответственностью
  публичное акционерное общество
  непубличное акционерное общество
  открытое акционерное общество
  закрытое акционерное общество
  акционерное общество
  индивидуальный предприниматель
  автономная некоммерческая организация
  небанковская кредитная организация
  некоммерческая организация
  федеральное государственное унитарное предприятие
  федеральное государственное бюджетное учреждение
  федеральное государственное автономное учреждение
  федеральное казенное учреждение
  государственное унитарное предприятие
  государственное бюджетное учреждение
  государственное автономное учреждение
  государственное казенное учреждение
  муниципальное унитарное предприятие
  муниципальное казенное предприятие
  муниципальное бюджетное учреждение
  муниципальное автономное учреждение
  муниципальное казенное учреждение
  унитарное предприятие
  крестьянское фермерское хозяйство
  limited liability company
  public joint stock company
  joint stock company
  co ltd
  limited
`;

// Longest first: «публичное акционерное общество» before «акционерное общество».
const FORMS: readonly (readonly string[])[] = [
  ...SHORT.trim().split(/\s+/),
  ...DOTTED,
  ...LONG.trim().split(/\s*\n\s*/),
]
  .map((form) => form.split(' '))
  .sort((left, right) => right.length - left.length);

function matchesAt(words: readonly string[], form: readonly string[], at: number): boolean {
  return form.every((word, index) => words[at + index] === word);
}
