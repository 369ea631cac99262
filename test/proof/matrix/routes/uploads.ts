import { metadataOf } from '#test/tus.ts';
import { type Cell, exactly, type Sentence, type Sentences, sentence } from '../cell.ts';
import type { Facts, Who } from '../facts.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { UploadFacts } from '../gallery/uploads.ts';
import { addToContract } from '../oracle/clients.ts';
import { addDocument } from '../oracle/order-acts.ts';
import { seesContract, seesDocument, seesOrder } from '../oracle/sees.ts';
import { absent, done, refused, type Verdict } from '../verdict.ts';

/** Files on their way: whoever may add a document begins one there, and what has begun is its sender's alone. */
const tus = { 'tus-resumable': '1.0.0' };
type On = UploadFacts['on'];

const placesIn = ({ facts }: Gallery): On[] => [
  ...facts.contracts.map((contract) => ({ contract })),
  ...facts.orders.map((order) => ({ order })),
];
const nameOf = (on: On): string =>
  'contract' in on ? `contract ${on.contract.label}` : `order ${on.order.label}`;
const sees = (who: Who, on: On, facts: Facts): boolean =>
  'contract' in on ? seesContract(who, on.contract, facts) : seesOrder(who, on.order);
const add = (who: Who, on: On, commercial: boolean, facts: Facts): Verdict =>
  'contract' in on
    ? addToContract(who, on.contract, commercial, facts)
    : addDocument(who, on.order, commercial, facts);

const start = (
  on: string,
  values: Record<string, string | number>,
  rest: Pick<Cell, 'sees' | 'verdict'>,
): Cell => ({
  on,
  path: '/uploads',
  headers: { ...tus, 'upload-length': '5', 'upload-metadata': metadataOf({ ...values, name: 'a.txt' }) },
  ...rest,
});

const own = (make: (upload: UploadFacts, gallery: Gallery) => Omit<Cell, 'on' | 'sees'>): Sentence =>
  sentence((gallery) =>
    gallery.uploads.map((upload) => ({
      on: upload.label,
      sees: (who) => who.id === upload.ownerId,
      ...make(upload, gallery),
    })),
  );
const ownId = (ids: { id: string }[]): string[] => ids.map(({ id }) => id);

export const uploads: Sentences = {
  'uploads.protocol': sentence(() => [
    { on: 'the protocol', path: '/uploads', headers: tus, verdict: () => done },
  ]),
  'uploads.unfinished': sentence((gallery) =>
    placesIn(gallery).map((on) => ({
      on: nameOf(on),
      path: `/uploads?${'contract' in on ? `contractId=${on.contract.id}` : `orderId=${on.order.id}`}`,
      sees: (who) => sees(who, on, gallery.facts),
      verdict: () => done,
      parts: ({ body }, who) =>
        exactly(
          'uploads',
          ownId(body.items),
          ownId(gallery.uploads.filter((one) => one.ownerId === who.id && nameOf(one.on) === nameOf(on))),
        ),
    })),
  ),
  'uploads.start': sentence((gallery) => [
    ...placesIn(gallery).flatMap((on) =>
      [true, false].map((commercial) =>
        start(
          `${nameOf(on)}: ${commercial ? 'invoice' : 'other'}`,
          {
            ...('contract' in on ? { contractId: on.contract.id } : { orderId: on.order.id }),
            kind: commercial ? 'invoice' : 'other',
          },
          {
            sees: (who) => sees(who, on, gallery.facts),
            verdict: (who) => add(who, on, commercial, gallery.facts),
          },
        ),
      ),
    ),
    ...gallery.facts.documents.flatMap((document) => {
      const { order } = document;
      if (order === null) return [];
      return [
        start(
          `a version of ${document.label}`,
          { replacesId: document.id },
          {
            sees: (who) => seesDocument(who, document, gallery.facts),
            verdict: (who) =>
              seesOrder(who, order) ? addDocument(who, order, document.commercial, gallery.facts) : refused,
          },
        ),
      ];
    }),
  ]),
  'uploads.received': own(({ id }) => ({ path: `/uploads/${id}`, headers: tus, verdict: () => done })),
  'uploads.append': own(({ id }) => ({
    path: `/uploads/${id}`,
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    bytes: Buffer.alloc(0),
    verdict: () => done,
  })),
  'uploads.drop': own(({ id }) => ({ path: `/uploads/${id}`, headers: tus, verdict: () => done })),
  'uploads.finish': own(({ id, on, commercial }, { facts }) => ({
    path: `/uploads/${id}/document`,
    verdict: (who) => (sees(who, on, facts) ? add(who, on, commercial, facts) : absent),
  })),
};
