import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { partsOf } from './parts.ts';
import { Unreadable } from './unreadable.ts';

const files = new URL('../../../test/files/texts/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, files));
const textOf = async (bytes: Buffer) => partsOf(await extract(bytes)).bodies.join('\n');

const said = [
  'Заключение экспертизы промышленной безопасности',
  'паровой котёл ДЕ-25-14ГМ, рег. № 41-ЭПБ',
  'опалубка разобрана',
  'Перечень нивелировочных отметок фундамента',
];

describe('the words of a real file', () => {
  it.each(['conclusion.doc', 'conclusion.docx', 'conclusion.odt', 'conclusion.rtf', 'conclusion.pdf'])(
    '%s',
    async (name) => {
      const text = await textOf(file(name));
      for (const words of said) expect(text).toContain(words);
    },
  );

  it('a .pdf says on which page', async () => {
    const { bodies, pages, cut } = partsOf(await extract(file('conclusion.pdf')));
    expect(pages).toEqual([1, 2]);
    expect(bodies[1]).toContain('Вторая страница');
    expect(cut).toBe(false);
  });

  it('an old workbook gives the names of its sheets and its texts', async () => {
    expect(await textOf(file('book.xls'))).toContain('Ёмкость вертикальная');
  });

  it('text in the letters of Windows, DOS and KOI8', async () => {
    const letters: Record<string, number[]> = {
      'windows-1251': [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
      ibm866: [0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2],
      'koi8-r': [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4],
    };
    for (const [name, bytes] of Object.entries(letters))
      expect(await textOf(Buffer.from(bytes)), name).toBe('Привет');
    expect(await textOf(Buffer.from('\ufeffПривет', 'utf16le'))).toBe('Привет');
    expect(
      await textOf(Buffer.from('<html><body><p>При&laquo;вет</p><script>нет</script></body></html>')),
    ).toBe('При«вет');
  });

  it('a letter: its subject, people, words and the names of what is enclosed', async () => {
    const letter = [
      'From: =?utf-8?B?0JjQstCw0L0=?= <ivan@example.org>',
      'To: office@example.org',
      'Subject: =?windows-1251?Q?=C4=EE=E3=EE=E2=EE=F0?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('Высылаем протокол испытаний').toString('base64'),
      '--b',
      'Content-Type: application/pdf; name="scan.pdf"',
      'Content-Disposition: attachment; filename="scan.pdf"',
      '',
      'x',
      '--b--',
      '',
    ].join('\r\n');
    const text = await textOf(Buffer.from(letter));
    for (const words of ['Иван', 'Договор', 'Высылаем протокол испытаний', 'scan.pdf'])
      expect(text).toContain(words);
  });

  it('pages of a .docx where Word noted them', async () => {
    const body =
      '<w:p><w:r><w:t>первая</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>вторая</w:t></w:r></w:p>';
    const { bodies, pages } = partsOf(await extract(docxOf(body)));
    expect({ bodies, pages }).toEqual({ bodies: ['первая', 'вторая'], pages: [1, 2] });
  });
});

const samples = new URL('../../../../shared/samples/office/', import.meta.url);
describe('samples that lie beside the repository, or their like', () => {
  const names = existsSync(samples)
    ? readdirSync(samples).filter((name) => /\.(docx?|xlsx)$/.test(name))
    : [];
  it.each([...names, 'conclusion.docx'])('%s', async (name) => {
    const bytes = readFileSync(new URL(name, names.includes(name) ? samples : files));
    if (name === 'PasswordProtected.doc')
      await expect(extract(bytes)).rejects.toThrow(new Unreadable('password'));
    else expect(await textOf(bytes)).toMatch(/\p{L}{3}/u);
  });
});

describe('what has no text', () => {
  const reasonOf = (bytes: Buffer) =>
    extract(bytes).then(
      () => 'read',
      (error: Unreadable) => error.reason,
    );
  it.each([
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), 'unknown'],
    ['an archive of pictures', Buffer.from(zipSync({ 'a.jpg': new Uint8Array(10) })), 'unknown'],
    ['a .doc cut in the middle', file('conclusion.doc').subarray(0, 1500), 'broken'],
    ['a .pdf of noise', Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`), 'broken'],
  ])('%s', async (_, bytes, reason) => expect(await reasonOf(bytes)).toBe(reason));

  it('an old document that says it is encrypted', async () => {
    const locked = Buffer.from(file('conclusion.doc'));
    const start = locked.indexOf(Buffer.from([0xec, 0xa5]));
    locked.writeUInt16LE(locked.readUInt16LE(start + 10) | 0x0100, start + 10);
    expect(await reasonOf(locked)).toBe('password');
  });
});

describe('parts', () => {
  it('end where words end, lose nothing and keep to what the database holds', () => {
    const word = (n: number) => `слово${n}`;
    const long = Array.from({ length: 3000 }, (_, n) => word(n)).join(' ');
    const { bodies } = partsOf({ pieces: [{ page: null, text: long }], cut: false });
    expect(bodies.join(' ')).toBe(long);
    for (const body of bodies) expect(body.length).toBeLessThanOrEqual(2000);
    const endless = Array.from({ length: 90_000 }, (_, n) => word(n)).join(' ');
    expect(partsOf({ pieces: [{ page: null, text: endless }], cut: false }).cut).toBe(true);
  });

  it('hold no signs that the database cannot', () => {
    const { bodies } = partsOf({ pieces: [{ page: null, text: 'а\0б\ud800в\u0007г\u00adд' }], cut: false });
    expect(bodies[0]).toMatch(/^а б.в гд$/u);
  });
});

const docxOf = (body: string) =>
  Buffer.from(
    zipSync({
      'word/document.xml': strToU8(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    }),
  );
