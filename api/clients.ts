import { z } from 'zod';
import {
  ability,
  cursor,
  day,
  done,
  filledLine,
  flag,
  id,
  idParam,
  idParams,
  limit,
  line,
  moment,
  note,
  page,
  person,
  reason,
  seenVersion,
  timeOfDay,
} from './common.ts';
import { consent } from './consent.ts';
import { comment, commentBody, feedPage, mentionablePeople } from './feed.ts';
import { addressTrouble } from './mailbox.ts';
import { route } from './route.ts';

const tag = 'clients';

export const phone = z
  .object({
    number: z.string().meta({ description: 'E.164' }),
    extension: z.string().nullable(),
    display: z.string(),
  })
  .meta({ id: 'Phone' });
/** Phones come in as people type them and are normalised. */
const phonesIn = z.array(z.string().max(60)).max(20).default([]);
const emailsIn = z.array(z.string().max(254)).max(20).default([]);
export const ref = z.object({ id, name: z.string() });

/** null: the reader does not see the calls of all clients. */
const nextCall = z
  .object({
    on: day.nullable(),
    at: timeOfDay.nullable(),
    state: z.enum(['overdue', 'today', 'later', 'none']),
  })
  .nullable();

export const clientRow = z
  .object({
    id,
    name: z.string(),
    inn: z.string().nullable(),
    status: z.enum(['active', 'refused']),
    archived: z.boolean(),
    manager: person.nullable(),
    source: ref.nullable(),
    activity: ref.nullable(),
    phone: phone.nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
    segments: z.array(ref).meta({ description: 'Groups it belongs to, for whoever sees all clients' }),
    orders: z.number().int().meta({ description: 'Orders of it the reader sees' }),
    nextCall: nextCall.meta({
      description: 'The nearest open call, for whoever sees the calls of all clients',
    }),
    createdAt: moment,
  })
  .meta({ id: 'ClientRow' });

const contactBody = z.strictObject({
  lastName: line(100).nullable().default(null),
  firstName: line(100).nullable().default(null),
  middleName: line(100).nullable().default(null),
  label: line(200).nullable().default(null),
  position: line(200).nullable().default(null),
  phones: phonesIn,
  emails: emailsIn,
  notes: note(2000).nullable().default(null),
  decides: z.boolean().default(false),
  isMain: z.boolean().default(false),
});
export const contact = z
  .object({
    id,
    lastName: z.string().nullable(),
    firstName: z.string().nullable(),
    middleName: z.string().nullable(),
    label: z.string().nullable(),
    name: z.string(),
    position: z.string().nullable(),
    phones: z.array(phone),
    emails: z.array(z.string()),
    notes: z.string().nullable(),
    decides: z.boolean(),
    isMain: z.boolean(),
    mailing: consent.nullable().meta({ description: 'The last consent to mailings, live or withdrawn' }),
    suppressed: z
      .array(
        z.object({
          address: z.string(),
          why: z.enum(['unsubscribed', 'bounced', 'complained', 'byHand']),
          at: moment,
        }),
      )
      .meta({ description: 'Which of the e-mails no campaign writes to' }),
    version: z.number().int(),
  })
  .meta({ id: 'Contact' });

export const client = clientRow
  .omit({ phone: true, email: true })
  .extend({
    occupation: z.string().nullable(),
    kpp: z.string().nullable(),
    site: z.string().nullable(),
    phones: z.array(phone),
    emails: z.array(z.string()),
    refusedReason: z.string().nullable(),
    contacts: z.array(contact),
    addressTroubles: z.array(addressTrouble).meta({
      description: 'Of the addresses here, the client’s and its contacts’, those that letters do not reach',
    }),
    contracts: z.number().int(),
    mergedInto: ref.nullable().meta({ description: 'Where it went when two were merged' }),
    merged: z
      .array(z.object({ ...ref.shape, at: moment, by: person, undo: ability }))
      .meta({ description: 'Clients merged into this one, for whoever sees all clients' }),
    version: z.number().int(),
    abilities: z.object({
      edit: ability,
      merge: ability,
      comment: ability,
      createContract: ability,
      createOrder: ability,
    }),
  })
  .meta({ id: 'Client' });

const clientBody = z.strictObject({
  name: filledLine(300),
  address: note(1000).nullable().default(null),
  sourceId: id.nullable().default(null),
  activityId: id.nullable().default(null),
  occupation: note(4000).nullable().default(null),
  inn: line(20).nullable().default(null),
  kpp: line(20).nullable().default(null),
  site: line(300).nullable().default(null),
  phones: phonesIn,
  emails: emailsIn,
  managerId: id.nullable().optional(),
});

const duplicateMatch = z
  .object({
    by: z.enum(['name', 'alike', 'inn', 'phone', 'email']),
    value: z.string().nullable().meta({ description: 'The phone or address that is the same' }),
    contact: z.string().nullable().meta({ description: 'Whose it is, where it is not the company’s' }),
  })
  .meta({ id: 'DuplicateMatch' });

/** What a list of clients is narrowed by; the same for the list, its export and a change to all of it. */
export const clientFilter = {
  search: line(200).optional(),
  status: z.enum(['active', 'refused']).optional(),
  managerId: idParam.optional(),
  sourceId: idParam.optional(),
  activityId: idParam.optional(),
  segmentId: idParam.optional(),
  archived: flag.optional(),
  nextCall: z.enum(['none', 'overdue', 'today', 'week']).optional().meta({
    description: 'none: at work, and nobody is to call them; for whoever sees the calls of all clients',
  }),
  region: line(100).optional().meta({ description: 'Words of the address, in any case' }),
  orderFrom: day
    .optional()
    .meta({ description: 'The last order that the reader sees was made on this day or later' }),
  orderTo: day.optional().meta({ description: 'There are orders, and none after this day' }),
  noOrderMonths: z.coerce
    .number()
    .int()
    .min(1)
    .max(240)
    .optional()
    .meta({ description: 'No order within so many months, or never' }),
  expiresInDays: z.coerce
    .number()
    .int()
    .min(0)
    .max(3650)
    .optional()
    .meta({ description: 'The term of what was done for them ends within so many days, and is not renewed' }),
};
/** What makes a group of clients live: neither what was typed nor the archive. */
const { search: _search, archived: _archived, ...lasting } = clientFilter;
export const segmentFilter = z.strictObject(lasting).meta({ id: 'SegmentFilter' });
export type SegmentFilter = z.output<typeof segmentFilter>;
export const clientSort = z.enum(['name', 'new', 'nextCall']).default('name');

export const clientRoutes = {
  list: route({
    id: 'clients.list',
    method: 'GET',
    path: '/clients',
    tag,
    summary: 'Clients by name; search by name, INN or contract number',
    query: z.object({ ...clientFilter, sort: clientSort, cursor: cursor.optional(), limit }),
    response: page(clientRow).extend({
      corrected: z
        .string()
        .nullable()
        .meta({ description: 'What was searched for instead, when the spelling was corrected' }),
    }),
  }),
  get: route({
    id: 'clients.get',
    method: 'GET',
    path: '/clients/:id',
    tag,
    summary: 'A client with its contacts',
    params: idParams,
    response: client,
  }),
  create: route({
    id: 'clients.create',
    method: 'POST',
    path: '/clients',
    tag,
    summary: 'Add a client; only the name is required',
    body: clientBody.extend({
      comment: note().optional(),
      contacts: z.array(contactBody).max(50).default([]),
    }),
    response: client,
    status: 201,
  }),
  edit: route({
    id: 'clients.edit',
    method: 'PUT',
    path: '/clients/:id',
    tag,
    summary: 'Change a client',
    params: idParams,
    body: clientBody.extend({ version: seenVersion }),
    response: client,
  }),
  duplicates: route({
    id: 'clients.duplicates',
    method: 'GET',
    path: '/client-duplicates',
    tag,
    summary: 'Probable duplicates while typing',
    query: z.object({
      name: line(300).optional(),
      inn: line(20).optional(),
      phones: line(1200).optional().meta({ description: 'As typed, several with ; between them' }),
      emails: line(5100).optional().meta({ description: 'As typed, several with ; between them' }),
      exceptId: idParam.optional(),
    }),
    response: z.object({
      items: z.array(
        clientRow.pick({ id: true, name: true, inn: true, manager: true, archived: true }).extend({
          matches: z.array(duplicateMatch).meta({ description: 'By what it looks like the one typed' }),
        }),
      ),
    }),
  }),
  refuse: route({
    id: 'clients.refuse',
    method: 'PUT',
    path: '/clients/:id/refusal',
    tag,
    summary: 'The client refused, with a reason',
    params: idParams,
    body: z.strictObject({ reason }),
    response: client,
  }),
  takeBack: route({
    id: 'clients.takeBack',
    method: 'DELETE',
    path: '/clients/:id/refusal',
    tag,
    summary: 'The client is active again',
    params: idParams,
    response: client,
    status: 200,
  }),
  archive: route({
    id: 'clients.archive',
    method: 'PUT',
    path: '/clients/:id/archive',
    tag,
    summary: 'Archive a client',
    params: idParams,
    body: z.strictObject({}),
    response: client,
  }),
  restore: route({
    id: 'clients.restore',
    method: 'DELETE',
    path: '/clients/:id/archive',
    tag,
    summary: 'Restore a client',
    params: idParams,
    response: client,
    status: 200,
  }),
  addContact: route({
    id: 'contacts.create',
    method: 'POST',
    path: '/clients/:id/contacts',
    tag,
    summary: 'Add a contact',
    params: idParams,
    body: contactBody,
    response: contact,
    status: 201,
  }),
  editContact: route({
    id: 'contacts.edit',
    method: 'PUT',
    path: '/contacts/:id',
    tag,
    summary: 'Change a contact',
    params: idParams,
    body: contactBody.extend({ version: seenVersion }),
    response: contact,
  }),
  archiveContact: route({
    id: 'contacts.archive',
    method: 'DELETE',
    path: '/contacts/:id',
    tag,
    summary: 'Put a contact away',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
  addressChecked: route({
    id: 'clients.addressChecked',
    method: 'POST',
    path: '/clients/:id/checked-addresses',
    tag,
    summary: 'An address of the client or a contact was looked at: letters may go there again',
    params: idParams,
    body: z.strictObject({ email: filledLine(254) }),
    response: done,
    status: 200,
  }),
  feed: route({
    id: 'clients.feed',
    method: 'GET',
    path: '/clients/:id/feed',
    tag,
    summary: 'Events and comments of a client, newest first',
    params: idParams,
    query: z.object({
      filter: z.enum(['all', 'comments', 'changes', 'files', 'calls']).default('all'),
      cursor: cursor.optional(),
      limit,
    }),
    response: feedPage,
  }),
  comment: route({
    id: 'clients.comment',
    method: 'POST',
    path: '/clients/:id/comments',
    tag,
    summary: 'Comment on a client',
    params: idParams,
    body: commentBody,
    response: comment,
    status: 201,
  }),
  mentionable: route({
    id: 'clients.mentionable',
    method: 'GET',
    path: '/clients/:id/mentionable',
    tag,
    summary: 'People who would see a comment on the client, as far as the reader may know',
    params: idParams,
    response: mentionablePeople,
  }),
};
