import { z } from 'zod';
import { documentKinds } from '#domain/policy/actions.ts';
import { templateSubjects } from '#domain/templates/fields.ts';
import { filledLine, id, idParam, idParams, line, moment, note, person, seenVersion } from './common.ts';
import { document } from './documents.ts';
import { route } from './route.ts';

const tag = 'templates';
/** Of a template's file; one is a few pages and a logo. */
export const MOST_TEMPLATE_BYTES = 5 * 1024 * 1024;

const documentTemplate = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(documentKinds).meta({ description: 'Of the documents made from it' }),
    of: z.enum(templateSubjects).meta({
      description: 'What they are made of; follows from its fields. `client`: of any contract of one',
    }),
    fields: z.array(z.string()).meta({ description: 'Keys of the fields and lists it asks for' }),
    bundled: z.boolean().meta({ description: 'One like it came with the product and can be brought back' }),
    ownFile: z.boolean().meta({ description: 'Its file was loaded here' }),
    fileName: z.string(),
    version: z.number().int(),
    archived: z.boolean(),
    changedBy: person.nullable(),
    changedAt: moment.nullable(),
  })
  .meta({ id: 'DocumentTemplate' });

const place = { contractId: id.optional(), orderId: id.optional() };

const templateValues = z
  .object({
    name: z.string().meta({ description: 'For the file' }),
    version: z.number().int().meta({ description: 'Of the template; to be sent with the making' }),
    follows: z
      .object({ id, name: z.string(), versionNo: z.number().int() })
      .nullable()
      .meta({ description: 'The document of which it will be the next version' }),
    fields: z.array(
      z.object({
        key: z.string(),
        group: z.string(),
        title: z.string(),
        value: z.string(),
        suggested: z.boolean().meta({ description: 'A guess, e.g. a declined name: to be looked at' }),
        long: z.boolean(),
      }),
    ),
    lists: z.array(z.object({ key: z.string(), title: z.string(), count: z.number().int() })),
  })
  .meta({ id: 'TemplateValues' });

export const templateRoutes = {
  list: route({
    id: 'templates.list',
    method: 'GET',
    path: '/document-templates',
    tag,
    summary: 'Templates of documents; the archived ones for the administrator',
    response: z.object({ items: z.array(documentTemplate) }),
  }),
  load: route({
    id: 'templates.load',
    method: 'POST',
    path: '/document-templates',
    tag,
    summary: 'A new template: a .docx as raw bytes, with fields of the list in braces and nothing that runs',
    query: z.object({
      name: filledLine(120),
      kind: z.enum(documentKinds),
      fileName: z.string().min(1).max(500),
    }),
    body: 'bytes',
    response: documentTemplate,
    status: 201,
  }),
  edit: route({
    id: 'templates.edit',
    method: 'PUT',
    path: '/document-templates/:id',
    tag,
    summary: 'Rename it, say what it makes, archive it or take it back',
    params: idParams,
    body: z.strictObject({
      name: filledLine(120),
      kind: z.enum(documentKinds),
      archived: z.boolean(),
      version: seenVersion,
    }),
    response: documentTemplate,
  }),
  replace: route({
    id: 'templates.replace',
    method: 'POST',
    path: '/document-templates/:id/file',
    tag,
    summary: 'Another file in its place',
    params: idParams,
    query: z.object({ fileName: z.string().min(1).max(500) }),
    body: 'bytes',
    response: documentTemplate,
    status: 200,
  }),
  bringBack: route({
    id: 'templates.bringBack',
    method: 'DELETE',
    path: '/document-templates/:id/file',
    tag,
    summary: 'The file that came with the product again',
    params: idParams,
    response: documentTemplate,
    status: 200,
  }),
  content: route({
    id: 'templates.content',
    method: 'GET',
    path: '/document-templates/:id/content',
    tag,
    summary: 'Its file',
    params: idParams,
    response: 'bytes',
  }),
  values: route({
    id: 'templates.values',
    method: 'GET',
    path: '/document-templates/:id/values',
    tag,
    summary: 'What would stand in a document of this contract or order, to be looked at and mended',
    params: idParams,
    query: z.object({ contractId: idParam.optional(), orderId: idParam.optional() }),
    response: templateValues,
  }),
  make: route({
    id: 'templates.make',
    method: 'POST',
    path: '/document-templates/:id/documents',
    tag,
    summary: 'Make the document; made from the same template before, it is the next version',
    params: idParams,
    body: z.strictObject({
      ...place,
      name: line(200).optional(),
      version: seenVersion,
      values: z
        .record(z.string().max(60), note(5000))
        .default({})
        .meta({ description: 'By keys of fields; what is left out stands as suggested' }),
      allowEmpty: z
        .boolean()
        .default(false)
        .meta({ description: 'Fields left empty print as a line to be filled in by hand' }),
    }),
    response: document,
    status: 201,
  }),
};

const requisitesBody = z.strictObject({
  name: line(300),
  inn: line(20),
  kpp: line(20),
  ogrn: line(20),
  address: line(500),
  phone: line(100),
  email: line(254),
  bank: line(300),
  bik: line(20),
  account: line(40),
  corrAccount: line(40),
  position: line(200),
  lastName: line(100),
  firstName: line(100),
  middleName: line(100),
  inPerson: line(400).meta({ description: 'As it stands after «в лице»; empty: declined by us' }),
  basis: line(300).meta({ description: 'As it stands after «на основании»' }),
});
type RequisiteKey = keyof typeof requisitesBody.shape;
const requisiteKeys = Object.keys(requisitesBody.shape) as RequisiteKey[];
const requisites = z
  .object(
    Object.fromEntries(requisiteKeys.map((key) => [key, z.string()])) as Record<RequisiteKey, z.ZodString>,
  )
  .meta({ id: 'Requisites' });

export const requisiteRoutes = {
  get: route({
    id: 'company.requisites',
    method: 'GET',
    path: '/company/requisites',
    tag,
    summary: 'Our own company as it stands in documents',
    response: requisites,
  }),
  put: route({
    id: 'company.saveRequisites',
    method: 'PUT',
    path: '/company/requisites',
    tag,
    summary: 'Write down our own company as it stands in documents',
    body: requisitesBody,
    response: requisites,
  }),
};
