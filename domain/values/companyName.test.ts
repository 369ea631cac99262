import { expect, test } from 'vitest';
import { companySearchForms, companySearchName } from './companyName.ts';
import { toLatinLayout, toRussianLayout } from './keyboardLayout.ts';
import { seeded } from './seeded.ts';
import { cyrillicFromLatin } from './transliteration.ts';

test.each([
  ['ООО «Нефтехим»', 'нефтехим'],
  ['НЕФТЕХИМ, ООО', 'нефтехим'],
  ['ООО"Нефтехим"', 'нефтехим'],
  ['О.О.О. „Нефтехим“', 'нефтехим'],
  ['Общество с ограниченной ответственностью "Нефтехим"', 'нефтехим'],
  ['Публичное акционерное общество «Нефтехим»', 'нефтехим'],
  ['ПАО «АО «Нефтехим»»', 'нефтехим'],
  ['OOO Нефтехим', 'нефтехим'],
  ['Neftekhim LLC', 'neftekhim'],
  ['Neftekhim Co., Ltd.', 'neftekhim'],
  ['ИП Иванов Иван Иванович', 'иванов иван иванович'],
  ['Индивидуальный предприниматель Иванов И. И.', 'иванов и и'],
  ['ФГУП «Маяк»', 'маяк'],
  ['МУП «Водоканал»', 'водоканал'],
  ['ТОО «Казнефть»', 'казнефть'],
  ['НКО «Фонд развития»', 'фонд развития'],
  ['Объединённый  завод\u00a0№ 5', 'объединенный завод 5'],
  ['Нефте-Хим & Ко', 'нефте хим ко'],
  ['Зао-Сервис', 'сервис'],
  ['Аопт', 'аопт'],
  ['Завод ООО Север', 'завод ооо север'],
  ['ООО', 'ооо'],
  ['ИП', 'ип'],
  ['«»', ''],
])('%s is looked for as «%s»', (name, form) => {
  expect(companySearchName(name)).toBe(form);
});

test('folding twice changes nothing', () => {
  const random = seeded(5);
  const alphabet = [...'ООО АО ИП «Ёлка» л.т.д. Ltd -№5\'"й\u00a0'];
  for (let run = 0; run < 3000; run++) {
    const name = Array.from({ length: random.int(0, 20) }, () => random.pick(alphabet)).join('');
    const form = companySearchName(name);
    expect(companySearchName(form)).toBe(form);
  }
});

test('the wrong layout is tried after what was typed', () => {
  expect(companySearchForms('hjvfirf').slice(0, 2)).toEqual([
    { form: 'hjvfirf', correction: null },
    { form: 'ромашка', correction: 'layout' },
  ]);
  expect(companySearchForms('ytant[bv')).toContainEqual({ form: 'нефтехим', correction: 'layout' });
  expect(companySearchForms('jjj hjvfirf')).toContainEqual({ form: 'ромашка', correction: 'layout' });
});

test('and back, when only letters come out', () => {
  expect(companySearchForms('цшлш')).toEqual([
    { form: 'цшлш', correction: null },
    { form: 'wiki', correction: 'layout' },
  ]);
  expect(companySearchForms('нефтехим')).toEqual([{ form: 'нефтехим', correction: null }]);
});

test('Latin spelling of a Russian name', () => {
  expect(companySearchForms('OOO Romashka')).toContainEqual({ form: 'ромашка', correction: 'translit' });
  expect(companySearchForms('neftehim')).toContainEqual({ form: 'нефтехим', correction: 'translit' });
});

test('nothing typed, nothing tried', () => {
  expect(companySearchForms('')).toEqual([]);
  expect(companySearchForms(' «» ')).toEqual([]);
  expect(companySearchForms('12345')).toEqual([{ form: '12345', correction: null }]);
});

test.each([
  ['neftekhim', 'нефтехим'],
  ['Shchyolkovo', 'щелково'],
  ['Zaytsev', 'зайцев'],
  ['Rybinsk', 'рыбинск'],
  ['belyy', 'белый'],
  ['gazovyj', 'газовый'],
  ['promyshlennaya bezopasnost', 'промышленная безопасност'],
  ['yuzhnyy', 'южный'],
  ['rossiya', 'россия'],
  ['5 kotlov', '5 котлов'],
])('%s is %s', (latin, cyrillic) => {
  expect(cyrillicFromLatin(latin)).toBe(cyrillic);
});

test('layouts are each other’s inverse', () => {
  const all = 'Съешь ещё этих мягких французских булок, да выпей же чаю';
  expect(toRussianLayout(toLatinLayout(all.replace(',', '')))).toBe(all.replace(',', ''));
});
