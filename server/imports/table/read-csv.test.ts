import { describe, expect, it } from 'vitest';
import { seeded } from '#domain/values/seeded.ts';
import { readFile } from './read-file.ts';
import { readTable } from './read-table.ts';
import { cellsOf } from './testing.ts';

/** The half of Windows-1251 above ASCII. */
const HIGH = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128));
const in1251 = (text: string) =>
  Buffer.from([...text].map((sign) => (sign < '\x80' ? sign.charCodeAt(0) : 128 + HIGH.indexOf(sign))));

const encodings = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'windows-1251': in1251,
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
};

describe('a csv', () => {
  const { int, pick } = seeded(20_261_125);
  const words = [
    'ООО «Ромашка»',
    'Ёлкин',
    'кв. 5',
    'а;б',
    'а, б',
    '"да"',
    'две\nстроки',
    '№ 7',
    '0012',
    'a\tb',
    '="1"',
    '-',
  ];
  const cell = () => (int(0, 5) === 0 ? '' : Array.from({ length: int(1, 3) }, () => pick(words)).join(' '));
  const headers = ['Название', 'ИНН', 'Телефон', 'Почта', 'Адрес', 'Заметка'];
  const written = (text: string, delimiter: string, end: string) =>
    text.includes(delimiter) || /["\n]/.test(text)
      ? `"${text.replaceAll('"', '""').replaceAll('\n', end)}"`
      : text;

  for (const [encoding, encode] of Object.entries(encodings))
    for (const delimiter of [',', ';', '\t'] as const)
      it(`in ${encoding} with ${JSON.stringify(delimiter)} comes back as it was`, async () => {
        for (let round = 0; round < 40; round++) {
          const end = pick(['\r\n', '\n', '\r']);
          const width = int(2, headers.length);
          const table = Array.from({ length: int(1, 12) }, () => Array.from({ length: width }, cell));
          table.push(Array.from({ length: width }, () => 'последняя'));
          const rows = [headers.slice(0, width), ...table];
          const text = rows
            .map((row) => row.map((one) => written(one, delimiter, end)).join(delimiter))
            .join(end);
          const read = await readFile(encode(text + (int(0, 1) ? end : '')));
          expect(read).toMatchObject({
            format: 'csv',
            delimiter,
            headerRow: 0,
            sheets: [],
            sheet: null,
            formulas: 0,
          });
          expect(read.encoding).toBe(encoding.replace(' with a mark', ''));
          expect(read.rows).toEqual(rows);
        }
      });

  it('may be a single column, and commas in its text are no columns', async () => {
    expect(await readTable(Buffer.from('ФИО\nИванов, Пётр\nСидоров, Иван; Анна\n'), {})).toMatchObject({
      delimiter: null,
      rows: [['ФИО'], ['Иванов, Пётр'], ['Сидоров, Иван; Анна']],
    });
  });

  it('keeps a comma of kopecks in its cell', async () => {
    expect(await cellsOf('Клиент;Сумма\nИванов;100,50\nПетров;200,75')).toEqual([
      ['Клиент', 'Сумма'],
      ['Иванов', '100,50'],
      ['Петров', '200,75'],
    ]);
  });

  it('takes the delimiter that its first line names, and does not count that line', async () => {
    expect(await cellsOf('sep=;\r\nа,б;в\r\nг,д;е\r\n')).toEqual([
      ['а,б', 'в'],
      ['г,д', 'е'],
    ]);
  });

  it('keeps empty rows within, cuts empty rows and columns at the end, trims, and turns hard blanks soft', async () => {
    expect(await cellsOf('\n;;;\n а ; 1\u00a0000 ;;\n\n;б;;\n;;;\n\n')).toEqual([
      ['', ''],
      ['', ''],
      ['а', '1 000'],
      ['', ''],
      ['', 'б'],
    ]);
  });

  it('keeps quotes within a cell that is not quoted', async () => {
    expect(await cellsOf('Имя;Город\nООО "Ромашка";Омск\n')).toEqual([
      ['Имя', 'Город'],
      ['ООО "Ромашка"', 'Омск'],
    ]);
  });
});
