import { expect, test } from 'vitest';
import { forWhom, fullName, greetingName, onBehalf, shortName } from './fullName.ts';
import { accusativeSurname, genderOf } from './surnameCase.ts';

const ivanov = { lastName: 'Иванов', firstName: 'Иван', middleName: 'Иванович' };
const petrov = { lastName: 'Петров', firstName: 'Пётр', middleName: 'Петрович' };
const kuznetsova = { lastName: 'Кузнецова', firstName: 'Ольга', middleName: 'Викторовна' };

test('a name in full, in short and as a greeting', () => {
  expect(fullName(ivanov)).toBe('Иванов Иван Иванович');
  expect(shortName(ivanov)).toBe('Иванов И. И.');
  expect(greetingName(ivanov)).toBe('Иван Иванович');
});

test.each([[undefined], [null], [''], ['  ']])('отчество may be absent: %j', (middleName) => {
  const name = { lastName: 'Иванов', firstName: 'Иван', middleName };
  expect(fullName(name)).toBe('Иванов Иван');
  expect(shortName(name)).toBe('Иванов И.');
  expect(greetingName(name)).toBe('Иван');
});

test('double and unusual names', () => {
  expect(shortName({ lastName: 'Иванова', firstName: 'Анна-Мария', middleName: 'Ивановна' })).toBe(
    'Иванова А.-М. И.',
  );
  expect(shortName({ lastName: 'Иванова', firstName: 'Анна Мария' })).toBe('Иванова А. М.');
  expect(shortName({ lastName: 'Алиев', firstName: 'Мамед', middleName: 'Ахмед оглы' })).toBe('Алиев М. А.');
  expect(shortName({ lastName: 'Алиев', firstName: 'мамед', middleName: 'ахмед-оглы' })).toBe('Алиев М. А.');
  expect(shortName({ lastName: ' Римский-Корсаков ', firstName: 'Николай', middleName: 'Андреевич' })).toBe(
    'Римский-Корсаков Н. А.',
  );
});

test('a substitute signs for the absent person', () => {
  expect(onBehalf(ivanov, petrov)).toBe('Иванов И. И. за Петрова П. П.');
  expect(onBehalf(petrov, kuznetsova)).toBe('Петров П. П. за Кузнецову О. В.');
  expect(forWhom({ lastName: 'Черненко', firstName: 'Иван' })).toBe('за Черненко И.');
});

test.each([
  ['Иванович', 'male'],
  ['Ильич', 'male'],
  ['Кузьмич', 'male'],
  ['Лукич', 'male'],
  ['Фомич', 'male'],
  ['Ахмед оглы', 'male'],
  ['Викторовна', 'female'],
  ['Ильинична', 'female'],
  ['Фоминишна', 'female'],
  ['Ахмед кызы', 'female'],
  ['Мария', null],
  [null, null],
  [undefined, null],
])('отчество %s tells %s', (middleName, gender) => {
  expect(genderOf(middleName)).toBe(gender);
});

test.each([
  ['Петров', 'Петрова'],
  ['Орлов', 'Орлова'],
  ['Львов', 'Львова'],
  ['Соловьёв', 'Соловьёва'],
  ['Гагарин', 'Гагарина'],
  ['Птицын', 'Птицына'],
  ['Невский', 'Невского'],
  ['Трубецкой', 'Трубецкого'],
  ['Толстой', 'Толстого'],
  ['Полевой', 'Полевого'],
  ['Белый', 'Белого'],
  ['Горький', 'Горького'],
  ['Рыжий', 'Рыжего'],
  ['Зимний', 'Зимнего'],
  ['Шмидт', 'Шмидта'],
  ['Эпштейн', 'Эпштейна'],
  ['Миллер', 'Миллера'],
  ['Якобсон', 'Якобсона'],
  ['Ковальчук', 'Ковальчука'],
  ['Бруевич', 'Бруевича'],
  ['Коваль', 'Коваля'],
  ['Гоголь', 'Гоголя'],
  ['Сковорода', 'Сковороду'],
  ['Берия', 'Берию'],
  ['Зозуля', 'Зозулю'],
  ['Римский-Корсаков', 'Римского-Корсакова'],
  ['Бонч-Бруевич', 'Бонч-Бруевича'],
  ['Тер-Петросян', 'Тер-Петросяна'],
  ['ПЕТРОВ', 'ПЕТРОВА'],
  ['ДеГорький', 'ДеГорького'],
])('за него: %s → %s', (lastName, accusative) => {
  expect(accusativeSurname({ lastName, middleName: 'Петрович' })).toBe(accusative);
});

test.each([
  ['Петрова', 'Петрову'],
  ['Кузнецова', 'Кузнецову'],
  ['Ильина', 'Ильину'],
  ['Невская', 'Невскую'],
  ['Белая', 'Белую'],
  ['Зимняя', 'Зимнюю'],
  ['Глинка', 'Глинку'],
  ['Иванова-Петрова', 'Иванову-Петрову'],
  ['Петров', 'Петров'],
  ['Шмидт', 'Шмидт'],
  ['Коваль', 'Коваль'],
  ['Белый', 'Белый'],
])('за неё: %s → %s', (lastName, accusative) => {
  expect(accusativeSurname({ lastName, middleName: 'Петровна' })).toBe(accusative);
});

test.each([
  ['Черненко'],
  ['Лев'],
  ['Орёл'],
  ['Заяц'],
  ['Гребень'],
  ['Соловей'],
  ['Цой'],
  ['Громобой'],
  ['Черных'],
  ['Долгих'],
  ['Шеварднадзе'],
  ['Думбадзе'],
  ['Дюма'],
  ['Гулиа'],
  ['Живаго'],
  ['Smith'],
  ['O’Брайен'],
  ['Ли'],
  [''],
])('left alone when unsure: %s', (lastName) => {
  expect(accusativeSurname({ lastName, middleName: 'Петрович' })).toBe(lastName);
});

test('without отчество only the endings that need no gender change', () => {
  expect(accusativeSurname({ lastName: 'Петрова' })).toBe('Петрову');
  expect(accusativeSurname({ lastName: 'Невская' })).toBe('Невскую');
  for (const lastName of ['Петров', 'Белый', 'Шмидт', 'Глинка'])
    expect(accusativeSurname({ lastName })).toBe(lastName);
});
