import { describe, expect, it } from 'vitest';
import { fillIn, NOTHING, parseLine, strayBraces, tidied, type Values } from './fields.ts';
import { parseLink } from './links.ts';
import { type Inline, parseInline, parseText } from './markup.ts';

/** As it would be typed in HTML, short. */
const told = (tree: readonly Inline[]): string =>
  tree
    .map((one) => {
      if (one.type === 'text') return one.text;
      if (one.type === 'break') return '⏎';
      if (one.type === 'field') return `{${one.name}|${one.fallback ?? ''}}`;
      const name = one.type === 'link' ? `a ${one.url}` : one.type;
      return `<${name}>${told(one.children)}</>`;
    })
    .join('');

describe('markup within a line', () => {
  it.each([
    ['просто слова', 'просто слова'],
    ['**жирно** и *косо*', '<bold>жирно</> и <italic>косо</>'],
    ['**жирно и *косо* внутри**', '<bold>жирно и <italic>косо</> внутри</>'],
    ['[сайт](https://example.org/a_(b))', '<a https://example.org/a_(b)>сайт</>'],
    ['[**жирная** ссылка](https://x.ru)', '<a https://x.ru><bold>жирная</> ссылка</>'],
    ['2 * 3 * 4 и 2*3*4', '2 * 3 * 4 и 2*3*4'],
    ['**не закрыто', '**не закрыто'],
    ['[не ссылка] (https://x.ru)', '[не ссылка] (https://x.ru)'],
    ['[пробел](https://x.ru a)', '[пробел](https://x.ru a)'],
    [String.raw`\*звёзды\* и \[скобки\]`, '*звёзды* и [скобки]'],
    ['{{contact.firstName|коллега}}!', '{contact.firstName|коллега}!'],
    ['{{ client.name }}', '{client.name|}'],
    ['{{нет}} {{a|{b}}}', '{нет|} {{a|{b}}}'],
    ['**{{client.name}}**', '<bold>{client.name|}</>'],
    ['раз\nдва', 'раз⏎два'],
    ['****', '****'],
    ['*a **b* c**', '<italic>a **b</> c**'],
    ['a\\папка\\файл', 'a\\папка\\файл'],
    ['', ''],
  ])('%s', (typed, read) => {
    expect(told(parseInline(typed))).toBe(read);
  });

  it('is read in one go, however it is meant to take long', () => {
    for (const evil of ['[', '*', '**a', '](', '[a](', '{{', '{{a|', '\\', '](((', '*a ']) {
      const typed = evil.repeat(Math.floor(20_000 / evil.length));
      expect(parseText(typed).length, evil).toBeGreaterThan(0);
    }
  });
});

describe('parts of a text', () => {
  it('are paragraphs by empty lines, and lists', () => {
    const parts = parseText(
      'Первый\nего вторая строка\r\n\r\nСписок:\n- раз\n- **два**\n\n3. три\n4) четыре\n\n\n',
    );
    expect(
      parts.map((part) =>
        part.type === 'paragraph'
          ? told(part.children)
          : [part.ordered ? part.first : '-', ...part.items.map(told)],
      ),
    ).toEqual(['Первый⏎его вторая строка', 'Список:', ['-', 'раз', '<bold>два</>'], [3, 'три', 'четыре']]);
  });
  it('a number or a stroke within words begins no list', () => {
    expect(parseText('2026. год\n-нет').map(({ type }) => type)).toEqual(['list', 'paragraph']);
    expect(parseText('12.5 процента')[0]?.type).toBe('paragraph');
  });
});

describe('fields', () => {
  const values = { 'contact.firstName': '', 'client.name': '{{manager.name}} **x**' } as Values;
  it('take the value, else the word for nothing', () => {
    expect(fillIn({ type: 'field', name: 'contact.firstName', fallback: 'коллега' }, values)).toBe('коллега');
    expect(fillIn({ type: 'field', name: 'client.name', fallback: null }, values)).toBe(
      '{{manager.name}} **x**',
    );
    expect(fillIn({ type: 'field', name: 'constructor', fallback: null }, values)).toBe(NOTHING);
  });
  it('leave no space behind where there is nothing', () => {
    const say = (text: string) => tidied(text.replaceAll('_', NOTHING));
    expect(say('Здравствуйте, _!')).toBe('Здравствуйте!');
    expect(say('_, добрый день')).toBe(', добрый день');
    expect(say('Уважаемый _ Петров')).toBe('Уважаемый Петров');
    expect(say('Для (_ ) и «_»')).toBe('Для () и «»');
    expect(say('конец _')).toBe('конец');
  });
  it('of a line are found, and braces that are none', () => {
    expect(parseLine('А {{client.name|вы}} Б')).toEqual([
      'А ',
      { type: 'field', name: 'client.name', fallback: 'вы' },
      ' Б',
    ]);
    expect(strayBraces('А {{client.name}}')).toBeNull();
    expect(strayBraces('А {{client.name} Б')).toBe('{{client.name}');
    expect(strayBraces('А client.name}}')).toContain('}}');
  });
});

describe('a link', () => {
  it.each([
    ['https://example.org/путь?a=1&b=2', 'https://example.org/%D0%BF%D1%83%D1%82%D1%8C?a=1&b=2'],
    [' http://xn--e1afmkfd.xn--p1ai ', 'http://xn--e1afmkfd.xn--p1ai/'],
    ['mailto:info@example.org?subject=A', 'mailto:info@example.org?subject=A'],
    ['tel:+74951234567', 'tel:+74951234567'],
  ])('%s', (typed, href) => {
    expect(parseLink(typed)).toBe(href);
  });
  it.each([
    '',
    'example.org',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https:example.org',
    'https://',
    'https://bank.ru@evil.org',
    'https://a"onclick="x.org',
    'https://exa mple.org',
    'https://example.org/{{client.name}}',
    'https://localhost.',
    'mailto:a',
    'tel:звоните',
    `https://example.org/${'a'.repeat(2000)}`,
  ])('is not %s', (typed) => {
    expect(parseLink(typed)).toBeNull();
  });
});
