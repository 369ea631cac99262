import { describe, expect, it } from 'vitest';
import { shownAs } from './shown-as.ts';

const show = (name: string, head: Buffer | string, size = head.length) =>
  shownAs(name, size, typeof head === 'string' ? Buffer.from(head, 'latin1') : head);
const pk = 'PK\x03\x04';
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]);

describe('a file is shown as', () => {
  it.each([
    ['a.docx', pk, 'docx'],
    ['a.doc', pk, 'docx'],
    ['a.xls', pk, 'xlsx'],
    ['a.doc', '{\\rtf1', 'rtf'],
    ['a.RTF', '{\\rtf1', 'rtf'],
    ['a.ods', pk, 'ods'],
  ])('%s with %j is read as %s', (name, head, format) => {
    expect(show(name, head)).toEqual({ as: 'office', format });
  });

  it('an older office file by its container; a locked .docx is left to who makes the preview', () => {
    for (const name of ['a.doc', 'a.xls', 'a.docx']) expect(show(name, ole)).toMatchObject({ as: 'office' });
    expect(show('a.odt', ole)).toEqual({ as: 'nothing', why: 'content' });
  });

  it('text in any of its encodings, and not what only says so', () => {
    expect(show('a.txt', Buffer.from('\ufeffтекст', 'utf16le'))).toEqual({ as: 'text' });
    expect(show('a.csv', 'a;b')).toEqual({ as: 'text' });
    expect(show('a.txt', 'MZ\x00\x00')).toEqual({ as: 'nothing', why: 'content' });
    expect(show('a.txt', '')).toEqual({ as: 'text' });
  });

  it('a picture by its bytes and bounded by its sides', () => {
    const jpeg = (side: number) =>
      Buffer.concat([
        Buffer.from('ffd8ffe000040000ffc0001108', 'hex'),
        Buffer.from([side >> 8, side & 255, side >> 8, side & 255]),
      ]);
    expect(show('a.bin', jpeg(1000))).toEqual({ as: 'image', type: 'image/jpeg' });
    expect(show('a.jpg', jpeg(65_000))).toEqual({ as: 'nothing', why: 'large' });
    expect(show('a.gif', 'GIF89a\xff\xff\xff\xff')).toEqual({ as: 'nothing', why: 'large' });
    const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff', 'latin1');
    expect(show('a.webp', webp)).toEqual({ as: 'nothing', why: 'large' });
    // a cut one is for the browser to refuse
    expect(show('a.png', '\x89PNG\r\n\x1a\n')).toEqual({ as: 'image', type: 'image/png' });
  });

  it('a PDF also after a few bytes, if its name agrees', () => {
    expect(show('a.pdf', `\r\n%PDF-1.4`)).toEqual({ as: 'pdf' });
    expect(show('a.txt', `see %PDF-1.4`)).toEqual({ as: 'text' });
    expect(show('a.pdf', '%PDF-1.4', 200 * 1024 * 1024)).toEqual({ as: 'nothing', why: 'large' });
  });
});
