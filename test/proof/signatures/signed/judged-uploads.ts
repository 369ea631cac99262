import type { Answer, Client } from '#test/app.ts';
import { metadataOf } from '#test/tus.ts';
import { SIGNED_FILE } from './stands.ts';
import type { Judged } from './try.ts';

const bytes = 'carries bytes that hang nowhere yet';

/** Files that come in pieces: a document is made by the last of these routes alone. */
export const judgedUploads: Record<string, Judged> = {
  'uploads.protocol': 'reads only',
  'uploads.received': 'reads only',
  'uploads.start': bytes,
  'uploads.append': bytes,
  'uploads.drop': bytes,
  'uploads.finish': ({ stand }) => [
    ...['termsOfReference', 'contract'].flatMap((kind) =>
      ['orderId', 'contractId'].map((place) => ({
        what: `${kind} on ${place}`,
        by: ['manager', 'accountant'] as const,
        send: (who: Client) =>
          sent(who, { [place]: place === 'orderId' ? stand.id : stand.contractId, kind }),
      })),
    ),
    ...stand.documents.map((replacesId, n) => ({
      what: `a version of document ${n + 1}`,
      by: ['manager', 'accountant'] as const,
      send: (who: Client) => sent(who, { replacesId }),
    })),
  ],
};

/** Begun, sent and finished; the first refusal is the answer. */
async function sent(who: Client, place: Record<string, string | number>): Promise<Answer> {
  const content = Buffer.from(SIGNED_FILE);
  const tus = { 'tus-resumable': '1.0.0' };
  const begun = await who.ask('POST', '/uploads', {
    ...tus,
    'upload-length': String(content.length),
    'upload-metadata': metadataOf({ ...place, name: 'a.txt' }),
  });
  if (begun.status !== 201) return begun;
  const { id } = begun.body;
  const piece = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  await who.ask('PATCH', `/uploads/${id}`, piece, content);
  return who.post(`/uploads/${id}/document`);
}
