import { z } from 'zod';
import { contact } from './clients.ts';
import { day, idParams, note } from './common.ts';
import { consent, givenHow, withdrawnHow } from './consent.ts';
import { route } from './route.ts';

const tag = 'contacts';

export const consentRoutes = {
  texts: route({
    id: 'consentTexts.list',
    method: 'GET',
    path: '/consent-texts',
    tag,
    summary: 'The words people agree to, the newest first',
    response: z.object({
      items: z.array(
        z.object({
          version: z.number().int(),
          body: z.string(),
          sha256: z.string().meta({ description: 'Hexadecimal, of the words in UTF-8' }),
        }),
      ),
    }),
  }),
  list: route({
    id: 'consents.list',
    method: 'GET',
    path: '/contacts/:id/consents',
    tag,
    summary: 'Every consent to mailings a contact gave, the newest first',
    params: idParams,
    response: z.object({ items: z.array(consent) }),
  }),
  give: route({
    id: 'consents.give',
    method: 'PUT',
    path: '/contacts/:id/consent',
    tag,
    summary: 'Record that the contact agreed to mailings',
    params: idParams,
    body: z.strictObject({
      textVersion: z.number().int().positive().max(1_000_000),
      on: day,
      how: givenHow,
      note: note(1000).nullable().default(null).meta({ description: 'Required where how is other' }),
      despiteSuppressed: z
        .boolean()
        .default(false)
        .meta({ description: 'The person was told that an address of theirs is written to no more' }),
    }),
    response: contact,
  }),
  withdraw: route({
    id: 'consents.withdraw',
    method: 'PUT',
    path: '/contacts/:id/consent/withdrawal',
    tag,
    summary: 'Record that the contact does not want mailings any more',
    params: idParams,
    body: z.strictObject({
      on: day,
      how: withdrawnHow.exclude(['link']),
      note: note(1000).nullable().default(null),
    }),
    response: contact,
  }),
};
