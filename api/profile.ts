import { z } from 'zod';
import {
  cursor,
  day,
  filledLine,
  id,
  idParam,
  idParams,
  limit,
  line,
  note,
  page,
  person,
  seenVersion,
} from './common.ts';
import { employee } from './people.ts';
import { route } from './route.ts';

const tag = 'people';

export const profileBody = z.strictObject({
  phone: line(60).nullable(),
  extension: line(20).nullable(),
  mobile: line(60).nullable(),
  room: line(60).nullable(),
  duties: note(500),
  showBirthYear: z.boolean(),
  version: seenVersion,
});

/** What a person keeps of themselves; name, position, department and roles are the administrator's. */
export const profileRoutes = {
  edit: route({
    id: 'me.profile',
    method: 'PUT',
    path: '/me/profile',
    tag,
    summary: 'Change one’s own phones, room, duties, and whether the year of birth is shown',
    body: profileBody,
    response: employee,
  }),
  putPhoto: route({
    id: 'me.photo',
    method: 'PUT',
    path: '/me/photo',
    tag,
    summary: 'One’s own photo: JPEG, PNG or WebP; kept as a square of our own making',
    body: 'bytes',
    response: z.object({ version: z.number().int() }),
  }),
  removePhoto: route({
    id: 'me.removePhoto',
    method: 'DELETE',
    path: '/me/photo',
    tag,
    summary: 'Take one’s own photo away',
    response: 'nothing',
    status: 204,
  }),
  photo: route({
    id: 'employees.photo',
    method: 'GET',
    path: '/employees/:id/photo',
    tag,
    summary: 'A photo; kept by the browser while `version` is that of the picture',
    params: idParams,
    query: z.object({
      size: z.enum(['96', '512']).default('96'),
      version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    }),
    response: 'picture',
  }),
};

export const certificateRow = z
  .object({
    id,
    employee: person.extend({ departmentName: z.string().nullable() }),
    title: z.string(),
    number: z.string(),
    issuedBy: z.string(),
    issuedOn: day.nullable(),
    validUntil: day.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'CertificateRow' });

const certificateBody = z.strictObject({
  title: filledLine(200),
  number: line(100).default(''),
  issuedBy: line(200).default(''),
  issuedOn: day.nullable().default(null),
  validUntil: day.nullable().default(null),
});
const certificateParams = z.object({ id: idParam, certificateId: idParam });

export const certificateRoutes = {
  list: route({
    id: 'certificates.list',
    method: 'GET',
    path: '/certificates',
    tag,
    summary: 'Certificates of those one leads, and one’s own; the first to expire first',
    query: z.object({ departmentId: idParam.optional(), cursor: cursor.optional(), limit }),
    response: page(certificateRow),
  }),
  add: route({
    id: 'certificates.add',
    method: 'POST',
    path: '/employees/:id/certificates',
    tag,
    summary: 'Enter a certificate of an employee',
    params: idParams,
    body: certificateBody,
    response: employee,
    status: 201,
  }),
  edit: route({
    id: 'certificates.edit',
    method: 'PUT',
    path: '/employees/:id/certificates/:certificateId',
    tag,
    summary: 'Change a certificate of an employee',
    params: certificateParams,
    body: certificateBody.extend({ version: seenVersion }),
    response: employee,
  }),
  remove: route({
    id: 'certificates.remove',
    method: 'DELETE',
    path: '/employees/:id/certificates/:certificateId',
    tag,
    summary: 'Take a certificate away',
    params: certificateParams,
    response: 'nothing',
    status: 204,
  }),
};
