import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { templateFields, templateLists } from '#domain/templates/fields.ts';
import { seeded } from '#domain/values/seeded.ts';
import { bundled } from './bundled.ts';
import { checkTemplate } from './check-template.ts';
import { papers } from './defaults/papers.ts';
import { filled } from './engine.ts';
import { TemplateRefused } from './template-refused.ts';
import { docxOf, partOf, textIn, withParts } from './testing.ts';

const troubleOf = (file: Buffer): string => {
  try {
    checkTemplate(file);
    return 'taken';
  } catch (error) {
    if (error instanceof TemplateRefused)
      return `${error.trouble} ${Object.values(JSON.parse(error.extra.fields?.[0]?.message ?? '{}')).join()}`.trim();
    throw error;
  }
};
const good = docxOf('Договор № {договор.номер}');
const rels = (inside: string) =>
  withParts(good, {
    'word/_rels/document.xml.rels': partOf(good, 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      `${inside}</Relationships>`,
    ),
  });
const relation = (type: string, target: string, mode = ' TargetMode="External"') =>
  rels(
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`,
  );
const inBody = (xml: string) =>
  withParts(good, {
    'word/document.xml': partOf(good, 'word/document.xml').replace('<w:body>', `<w:body>${xml}`),
  });

describe('a template', () => {
  it('may ask for every field of the list, by either name', () => {
    for (const name of ['key', 'alias'] as const) {
      const { fields } = checkTemplate(docxOf(...templateFields.map((field) => `{${field[name]}}`)));
      expect(fields).toEqual(templateFields.map(({ key }) => key));
    }
    expect(checkTemplate(docxOf('{ Клиент.Название } {организация.счет}')).fields).toEqual([
      'client.name',
      'company.account',
    ]);
  });

  it('no two fields share a name', () => {
    const names = [...templateFields, ...templateLists].flatMap(({ key, alias }) => [key, alias]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(papers.map(({ key }) => key))('that came with the product passes the same gate: %s', (key) => {
    expect(troubleOf(bundled(key).content)).toBe('taken');
    expect(bundled(key).fields.length).toBeGreaterThan(5);
  });

  it('finds a field that Word has cut into runs', () => {
    const cut = inBody(
      '<w:p><w:r><w:t>{кли</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ент.инн}</w:t></w:r></w:p>',
    );
    expect(checkTemplate(cut).fields).toContain('client.inn');
  });

  it('puts values in as text and nothing else', () => {
    const file = docxOf('{клиент.название}', '{#заказ.резолюции}{шаг}: {фио}', '{/заказ.резолюции}');
    const evil = '{договор.сумма} <w:t>&amp; {#заказ.резолюции} ]]>\nвторая строка';
    const made = filled(checkTemplate(file).parts, {
      values: { 'client.name': evil, 'contract.amount': '1,00' },
      lists: {
        'order.resolutions': [
          { step: 'Условия', name: 'А' },
          { step: 'Оплата', name: 'Б' },
        ],
      },
    });
    expect(textIn(made)).toContain(evil);
    expect(textIn(made)).toContain('Условия: А');
    expect(textIn(made)).toContain('Оплата: Б');
    expect(troubleOf(made)).not.toBe('template_broken');
  });

  it('a name of the language’s own objects is no field', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'constructor.constructor', 'this', '.'])
      expect(troubleOf(docxOf(`{${name}}`)), name).toMatch(/^template_(field|code|broken|braces)/);
  });
});

describe('refused', () => {
  const macros = withParts(good, {
    '[Content_Types].xml': partOf(good, '[Content_Types].xml').replace(
      'wordprocessingml.document.main+xml',
      'ms-word.document.macroEnabled.main+xml',
    ),
  });
  it.each<[string, Buffer, string]>([
    ['a field that is not in the list', docxOf('{клиент.пароль}'), 'template_field клиент.пароль'],
    ['a sum and a call', docxOf('{1+1} {alert()}'), 'template_field 1+1'],
    [
      'a loop over something else',
      docxOf('{#клиент.название}x{/клиент.название}'),
      'template_list клиент.название',
    ],
    [
      'a loop in a loop',
      docxOf('{#заказ.резолюции}{#заказ.резолюции}{/}{/}'),
      'template_list заказ.резолюции',
    ],
    ['a condition', docxOf('{^заказ.резолюции}нет{/}'), 'template_code заказ.резолюции'],
    ['raw XML', docxOf('{@клиент.название}'), 'template_code клиент.название'],
    ['a field of a list outside of it', docxOf('{фио}'), 'template_field фио'],
    ['a loop that does not end', docxOf('{#заказ.резолюции}{фио}'), 'template_braces заказ.резолюции'],
    ['a brace that does not close', docxOf('{клиент.инн'), 'template_braces клиент.инн'],
    ['no zip', Buffer.from('это не архив'), 'template_broken'],
    ['nothing', Buffer.alloc(0), 'template_broken'],
    ['another zip', new PizZip().file('a.txt', 'x').generate({ type: 'nodebuffer' }), 'template_not_docx'],
    ['macros by type', macros, 'template_macros'],
    ['macros by part', withParts(good, { 'word/vbaProject.bin': 'x' }), 'template_macros'],
    ['an attached template', relation('attachedTemplate', 'http://evil.example/a.dotm'), 'template_external'],
    ['a linked picture', relation('image', 'http://evil.example/a.png'), 'template_external'],
    ['a file by link', relation('hyperlink', 'file:///etc/passwd'), 'template_external'],
    ['a share by link', relation('frame', '\\\\evil\\a'), 'template_external'],
    ['an embedded object', relation('oleObject', 'embeddings/a.bin', ''), 'template_embedded'],
    ['a chunk of another file', relation('aFChunk', 'a.html', ''), 'template_embedded'],
    ['an embedded file', withParts(good, { 'word/embeddings/a.bin': 'x' }), 'template_embedded'],
    [
      'a DDE field',
      inBody(
        '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\a</w:instrText></w:r></w:p>',
      ),
      'template_external',
    ],
    [
      'a field that reads files',
      inBody('<w:p><w:fldSimple w:instr=" INCLUDETEXT a.txt "/></w:p>'),
      'template_external',
    ],
    [
      'entities',
      withParts(good, {
        'word/document.xml': `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${partOf(good, 'word/document.xml')}`,
      }),
      'template_broken',
    ],
    ['a path that leads out', withParts(good, { '../a.xml': '<a/>' }), 'template_broken'],
  ])('%s', (_, file, trouble) => {
    expect(troubleOf(file)).toBe(trouble);
  });

  it('a link that somebody clicks is no harm', () => {
    expect(troubleOf(relation('hyperlink', 'https://example.org'))).toBe('taken');
  });

  it('bombs, before they are unpacked', () => {
    const zeros = new PizZip(good).file('word/media/a.png', '\0'.repeat(30_000_000));
    expect(troubleOf(zeros.generate({ type: 'nodebuffer', compression: 'DEFLATE' }))).toBe('template_heavy');
    const long = withParts(good, { 'word/header1.xml': `<a>${' '.repeat(7_000_000)}</a>` });
    expect(troubleOf(long)).toBe('template_heavy');
    // a list that lies about the size
    const liar = Buffer.from(long);
    for (let at = liar.indexOf('PK\x01\x02'); at >= 0; at = liar.indexOf('PK\x01\x02', at + 4))
      liar.writeUInt32LE(100, at + 24);
    expect(troubleOf(liar)).toBe('template_broken');
    const many = new PizZip(good);
    for (let n = 0; n < 1100; n++) many.file(`word/${n}.xml`, '');
    expect(troubleOf(many.generate({ type: 'nodebuffer' }))).toBe('template_heavy');
  });

  it('whatever is damaged is taken or refused, and nothing else', () => {
    const random = seeded(7);
    const whole = bundled('contract').content;
    for (let n = 0; n < 300; n++) {
      const broken = Buffer.from(whole);
      for (let m = random.int(1, 4); m > 0; m--)
        broken[random.int(0, broken.length - 1)] = random.int(0, 255);
      expect(troubleOf(n % 3 === 0 ? broken.subarray(0, random.int(0, broken.length)) : broken)).toMatch(
        /^(taken|template_)/,
      );
    }
  });
});
