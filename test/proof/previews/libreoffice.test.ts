import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConverter } from '#server/documents/previews/convert.ts';
import { workOnPreview } from '#server/documents/previews/make-preview.job.ts';
import { openStage, type Stage } from '#test/app.ts';
import { isFull } from '../bar.ts';

/** The real converter, in `npm run proof` and where it is installed; otherwise only that its absence is told. */
const converter = isFull ? await findConverter(process.env.VIZIR_SOFFICE ?? null) : null;

let stage: Stage;
let contract = 0;
let server: Server;
const asked: string[] = [];
const MOST_MS = 20_000;

beforeAll(async () => {
  stage = await openStage();
  (stage.deps.config as { soffice: string | null }).soffice = converter ?? '/nowhere/soffice';
  const manager = stage.as('manager');
  const client = (await manager.post('/clients', { name: 'ООО «Просмотр»' })).body.id;
  contract = (await manager.post('/contracts', { clientId: client, number: 'П-1' })).body.id;
  server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end();
  }).listen(0, '127.0.0.1');
});
afterAll(async () => {
  server.close();
  await stage.close();
});

async function shown(name: string, content: Buffer) {
  const place = `/contracts/${contract}/documents?kind=other&name=${encodeURIComponent(name)}`;
  const { id } = (await stage.as('manager').upload(place, content)).body;
  const sha256 = createHash('sha256').update(content).digest('hex');
  await workOnPreview(stage.deps, sha256, new AbortController().signal);
  const preview = (await stage.as('manager').get(`/documents/${id}/preview`)).body;
  const { raw } = await stage.as('manager').get(`/documents/${id}/preview/content`);
  return { preview, pdf: raw.rawPayload.subarray(0, 5).toString('latin1') };
}

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (text: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${text}</Relationships>`;
const docx = (body: string | Uint8Array, links = ''): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(
        relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
      ),
      'word/_rels/document.xml.rels': strToU8(relations(links)),
      'word/document.xml': typeof body === 'string' ? strToU8(document(body)) : body,
    }),
  );
const document = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}</w:body></w:document>`;
const words = '<w:p><w:r><w:t>Техническое задание</w:t></w:r></w:p>';
const picture = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="990000" cy="792000"/><wp:docPr id="1" name="p"/><a:graphic>
  <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
  <pic:blipFill><a:blip r:link="r9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="792000"/></a:xfrm>
  <a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

const real: Record<string, () => Promise<void>> = {
  'a .docx, a .doc and an .rtf become PDFs in time': async () => {
    const doc = readFileSync(path.join(import.meta.dirname, '../../files/Заключение № 7.doc'));
    for (const [name, content] of [
      ['ТЗ.docx', docx(words)],
      ['Заключение № 7.doc', doc],
      ['Письмо.rtf', Buffer.from('{\\rtf1\\ansi Letter}')],
    ] as const) {
      const began = Date.now();
      expect(await shown(name, content), name).toMatchObject({ preview: { state: 'ready' }, pdf: '%PDF-' });
      expect(Date.now() - began, name).toBeLessThan(MOST_MS);
    }
  },
  'nothing that a file points to is fetched': async () => {
    const { port } = server.address() as AddressInfo;
    const link = `<Relationship Id="r9" Type="${office}/image" Target="http://127.0.0.1:${port}/beacon.png" TargetMode="External"/>`;
    expect(await shown('маяк.docx', docx(words + picture, link))).toMatchObject({ pdf: '%PDF-' });
    expect(asked).toEqual([]);
  },
  'a bomb that lies about its size ends within its minute, and the next file is shown': async () => {
    const bomb = docx(strToU8(document(`<w:p><w:r><w:t>${'0'.repeat(300_000_000)}</w:t></w:r></w:p>`)));
    const listed = bomb.lastIndexOf(Buffer.from('PK\x01\x02'));
    bomb.writeUInt32LE(1000, listed + 24);
    const began = Date.now();
    const { preview } = await shown('бомба.docx', bomb);
    expect(preview.state).toBe('failed');
    expect(Date.now() - began).toBeLessThan(75_000);
    expect(await shown('после.docx', docx(`${words}${words}`))).toMatchObject({ pdf: '%PDF-' });
  },
};
const absent: Record<string, () => Promise<void>> = {
  'its absence is told': async () => {
    const { preview } = await shown('ТЗ.docx', docx(words));
    expect(preview).toMatchObject({ as: 'pdf', state: 'failed', reason: 'noConverter' });
  },
};

describe('LibreOffice', () => {
  it.each(Object.entries(converter === null ? absent : real))('%s', (_, proves) => proves(), 180_000);
});
