import { describe, expect, it } from 'vitest';
import { isoMoment, numberText } from './number-text.ts';
import { shownBy } from './read-styles.ts';

describe('a number of a workbook', () => {
  it.each([
    ['79161234567', '79161234567'],
    ['7.9161234567E10', '79161234567'],
    ['1234.5', '1234.5'],
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['-0.1', '-0.1'],
    ['1E-7', '0.0000001'],
    ['1.5e+21', '1500000000000000000000'],
    ['4.0702810900000012E19', '40702810900000000000'],
    ['40702810900000012345', '40702810900000012345'],
    ['0', '0'],
    ['-0.0', '0'],
    ['007', '7'],
    ['100', '100'],
    ['', ''],
    ['abc', 'abc'],
  ])('%s is %s', (raw, text) => expect(numberText(raw, 'number', false)).toBe(text));

  it('keeps the zeros that its format shows before it', () => {
    expect(numberText('77301001', { digits: 9 }, false)).toBe('077301001');
    expect(numberText('1.5', { digits: 9 }, false)).toBe('1.5');
    expect(numberText('-5', { digits: 3 }, false)).toBe('-5');
  });

  it.each([
    ['45292', '2024-01-01'],
    ['45292.4375', '2024-01-01 10:30'],
    ['45292.999994', '2024-01-01 23:59'],
    ['0.5', '12:00'],
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['2958465', '9999-12-31'],
    ['2958466', '2958466'],
    ['-1', '-1'],
    ['0', '0'],
  ])('%s as a date is %s', (raw, text) => expect(numberText(raw, 'date', false)).toBe(text));

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('43830', 'date', true)).toBe('2024-01-01');
  });

  it('adds hours up beyond a day', () => expect(numberText('1.1041666667', 'hours', false)).toBe('26:30'));

  it.each([
    ['2024-01-05', '2024-01-05'],
    ['2024-01-05T00:00:00', '2024-01-05'],
    ['2024-01-05T10:30:00Z', '2024-01-05 10:30'],
    ['вчера', 'вчера'],
  ])('a written moment %s is %s', (raw, text) => expect(isoMoment(raw)).toBe(text));
});

describe('a format', () => {
  it.each([
    ['General', 'number'],
    ['0.00', 'number'],
    ['# ##0,00"руб."', 'number'],
    ['#,##0\\ "day"', 'number'],
    ['[Red]-0.0;0', 'number'],
    ['0.00E+00', 'number'],
    ['@', 'number'],
    ['[<=9999999]###\\-####;\\(###\\)\\ ###\\-####', 'number'],
    ['dd.mm.yyyy', 'date'],
    ['[$-419]d\\ mmmm\\ yyyy\\ "г."', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['dd/mm/yy;@', 'date'],
    ['h:mm:ss.000', 'date'],
    ['m/d/yy h:mm AM/PM', 'date'],
    ['[h]:mm:ss', 'hours'],
    ['000000000', { digits: 9 }],
  ])('%s shows a %j', (code, shown) => expect(shownBy(code)).toEqual(shown));
});
