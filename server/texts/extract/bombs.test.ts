import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInChild } from './read-in-child.ts';

/** Whatever is sent, the answer comes, it says why there is no text, and nothing is left running. */
const read = (bytes: Buffer, hardMs?: number) => readInChild(Readable.from([bytes]), hardMs);
const document = (body: string) => `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
const docx = (xml: Uint8Array) => Buffer.from(zipSync({ 'word/document.xml': xml }));

describe('a file that means harm', { timeout: 60_000 }, () => {
  it('blanks without end in a zip', async () => {
    expect(await read(docx(new Uint8Array(301 * 2 ** 20).fill(32)))).toEqual({ reason: 'heavy' });
  });

  it('text without end: its beginning is kept', async () => {
    const paragraph = '<w:p><w:r><w:t>длинное слово </w:t></w:r></w:p>'.repeat(200_000);
    const answer = await read(docx(strToU8(document(paragraph))));
    expect(answer).toMatchObject({ parts: { cut: true } });
  });

  it('entities that hold each other', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${document('<w:p><w:t>&b;</w:t></w:p>')}`;
    expect(await read(docx(strToU8(xml)))).toEqual({ reason: 'broken' });
  });

  it('pages within pages', async () => {
    const deep = Array.from(
      { length: 50_000 },
      (_, n) => `${n + 3} 0 obj<</Type/Pages/Count 1/Kids[${n + 4} 0 R]>>endobj`,
    );
    const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 3 0 R>>endobj\n${deep.join('\n')}\ntrailer<</Root 1 0 R>>`;
    expect(await read(Buffer.from(pdf))).toMatchObject({
      reason: expect.stringMatching(/broken|empty|heavy/),
    });
  });

  it('a page of gigabytes', async () => {
    let stream = Buffer.from(`BT /F1 9 Tf ${'(a) Tj '.repeat(1_000_000)} ET`);
    for (let n = 0; n < 2; n++) stream = deflateSync(stream);
    const pdf = Buffer.concat([
      Buffer.from(
        `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents[${'4 0 R '.repeat(200)}]>>endobj\n4 0 obj<</Length ${stream.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`,
      ),
      stream,
      Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>'),
    ]);
    expect(await read(pdf)).toMatchObject({ reason: expect.stringMatching(/broken|empty|heavy/) });
  });

  it('an old document whose sectors lead in a ring', async () => {
    const ring = Buffer.from(
      readFileSync(new URL('../../../test/files/texts/conclusion.doc', import.meta.url)),
    );
    const table = (ring.readUInt32LE(76) + 1) * 512;
    for (let n = 0; n < 128; n++) ring.writeUInt32LE(n === 0 ? 1 : 0, table + n * 4);
    expect(await read(ring)).toEqual({ reason: 'broken' });
  });

  it('groups within groups', async () => {
    expect(await read(Buffer.from(`{\\rtf1 ${'{'.repeat(5_000_000)}слово`))).toMatchObject({ parts: {} });
  });

  it('more bytes than are looked at', async () => {
    const chunk = Buffer.alloc(2 ** 20, 97);
    const endless = Readable.from(
      (function* () {
        for (;;) yield chunk;
      })(),
    );
    expect(await readInChild(endless)).toEqual({ reason: 'heavy' });
  });

  it('what takes too long is ended', async () => {
    expect(await read(Buffer.from('слово'), 1)).toEqual({ reason: 'heavy' });
  });
});
