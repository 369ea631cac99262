import sharp from 'sharp';
import { equal, type Sentences, sentence } from '../cell.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { keeps, seesInFull } from '../oracle/certificates.ts';
import { done } from '../verdict.ts';
import { ownedBy } from './office.ts';

/** What people keep of themselves, and their certificates: decision 0033. */
const picture = await sharp({ create: { width: 96, height: 96, channels: 3, background: '#357' } })
  .png()
  .toBuffer();
const certificate = { title: 'Энергобезопасность', number: 'Э-1', validUntil: '2030-01-01' };
const profile = {
  phone: null,
  extension: null,
  mobile: null,
  room: '7',
  duties: 'своё',
  showBirthYear: false,
};
const ofExpert = ({ cast, certificateId }: Gallery, rest = `/${certificateId}`) =>
  `/employees/${cast.ids.expert}/certificates${rest}`;

export const people: Sentences = {
  // nobody of the gallery was changed since they came
  'me.profile': sentence(() => [
    { on: 'oneself', path: '/me/profile', body: () => ({ ...profile, version: 1 }), verdict: () => done },
  ]),
  'me.photo': sentence(() => [
    {
      on: 'oneself',
      path: '/me/photo',
      headers: { 'content-type': 'application/octet-stream' },
      bytes: picture,
      verdict: () => done,
    },
  ]),
  'me.removePhoto': sentence(({ cast }) => [
    { on: 'the photo of the expert', path: '/me/photo', sees: ownedBy(cast.ids.expert), verdict: () => done },
  ]),
  'employees.photo': sentence(({ cast }) => [
    {
      on: 'the photo of the expert',
      path: `/employees/${cast.ids.expert}/photo?size=96`,
      verdict: () => done,
    },
  ]),
  'certificates.list': sentence(({ cast, certificateId }) => [
    {
      on: 'all',
      path: '/certificates?limit=200',
      verdict: () => done,
      parts: ({ body }, who) =>
        equal(
          'the certificate of the expert',
          body.items.some(({ id }: { id: number }) => id === certificateId),
          seesInFull(who, cast.ids.expert),
        ),
    },
  ]),
  'certificates.add': sentence((gallery) => [
    {
      on: 'the expert',
      path: ofExpert(gallery, ''),
      body: () => certificate,
      verdict: (who) => keeps(who, gallery.cast.ids.expert),
    },
  ]),
  'certificates.edit': sentence((gallery) => [
    {
      on: 'the expert',
      path: ofExpert(gallery),
      body: () => ({ ...certificate, version: 1 }),
      verdict: (who) => keeps(who, gallery.cast.ids.expert),
    },
  ]),
  'certificates.remove': sentence((gallery) => [
    { on: 'the expert', path: ofExpert(gallery), verdict: (who) => keeps(who, gallery.cast.ids.expert) },
  ]),
};
