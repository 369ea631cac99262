import { z } from 'zod';
import { departmentDuties, roles } from '#domain/policy/actions.ts';
import { absence } from './absences.ts';
import { emailAddress, nameFields } from './auth.ts';
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
  seenVersion,
} from './common.ts';
import { addressTrouble } from './mailbox.ts';
import { route } from './route.ts';

const tag = 'people';

export const employeeRow = person
  .extend({
    email: z.string(),
    departmentId: id.nullable(),
    departmentName: z.string().nullable(),
    isHead: z.boolean(),
    phone: z.string().nullable(),
    extension: z.string().nullable(),
    mobile: z.string().nullable(),
    room: z.string().nullable(),
    duties: z.string().meta({ description: 'What they do, in their own words' }),
    photo: z.number().int().nullable().meta({ description: 'Version of the photo, for its address' }),
    status: z.enum(['invited', 'active', 'dismissed']),
    absence: absence.omit({ employee: true }).nullable(),
    expiredCertificate: z.object({ title: z.string(), validUntil: day }).nullable().meta({
      description: 'The latest that has expired and was not replaced by another of this name',
    }),
  })
  .meta({ id: 'EmployeeRow' });

/** For what and until when is everybody's to know; number, issuer and day are told to fewer. */
export const certificate = z
  .object({
    id,
    title: z.string(),
    validUntil: day.nullable(),
    details: z.object({ number: z.string(), issuedBy: z.string(), issuedOn: day.nullable() }).nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Certificate' });

export const employee = employeeRow
  .extend({
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string().nullable(),
    roles: z.array(z.enum(roles)),
    bornOn: z.string().nullable().meta({ description: 'Day and month of birth, MM-DD', example: '05-17' }),
    birthday: day.nullable().meta({
      description: 'With the year: for themselves, the administrator, and whom they let know',
    }),
    showBirthYear: z.boolean().nullable().meta({
      description: 'Whether everybody may know the year; null to whom it is not told',
    }),
    certificates: z.array(certificate),
    campaignsWithheld: z.boolean().nullable().meta({
      description: 'The right to send letters to groups of clients is withdrawn; null to whom it is not told',
    }),
    head: person.nullable(),
    reports: z.array(person),
    emailTrouble: addressTrouble.nullable().meta({
      description: 'That letters do not reach them: for the administrator and themselves',
    }),
    version: z.number().int(),
    abilities: z.object({ edit: ability, dismiss: ability, invite: ability, certificates: ability }),
  })
  .meta({ id: 'Employee' });

const sendByMail = z.boolean().default(false).meta({
  description:
    'The link goes to the employee as a letter as well; without a mail server it waits in the outbox',
});
const mailed = z.boolean().meta({ description: 'A letter with the link stands in the outbox' });

const employeeBody = z.strictObject({
  ...nameFields,
  email: emailAddress,
  position: filledLine(200),
  departmentId: id.nullable().default(null),
  roles: z.array(z.enum(roles)).max(3).default([]),
  phone: line(60).nullable().default(null),
  extension: line(20).nullable().default(null),
  room: line(60).nullable().default(null),
  birthday: day.nullable().default(null),
  campaignsWithheld: z.boolean().optional().meta({ description: 'Left out: as it is' }),
  mobile: line(60).nullable().optional().meta({ description: 'Left out: as it is' }),
  duties: note(500).optional().meta({ description: 'Left out: as it is' }),
});

export const department = z
  .object({
    id,
    key: z.string(),
    name: z.string(),
    parentId: id.nullable(),
    head: person.nullable(),
    duties: z.array(z.enum(departmentDuties)),
    employees: z.number().int(),
  })
  .meta({ id: 'Department' });
const departmentBody = z.strictObject({
  name: filledLine(200),
  parentId: id.nullable().default(null),
  headId: id.nullable().default(null),
  duties: z.array(z.enum(departmentDuties)).max(2).default([]),
});

export const visibilityGroup = z
  .object({ id, name: z.string(), members: z.array(person) })
  .meta({ id: 'VisibilityGroup' });
const groupBody = z.strictObject({ name: filledLine(200), memberIds: z.array(id).max(500) });

export const handOver = z
  .object({
    clients: z.number().int(),
    orders: z.number().int(),
    calls: z.number().int().meta({ description: 'Open ones that are theirs to make' }),
    tasks: z.number().int().meta({ description: 'Not closed, theirs to do or given by them' }),
    expertise: z.number().int(),
    heads: z.array(z.string()),
  })
  .meta({ id: 'HandOver' });

export const peopleRoutes = {
  list: route({
    id: 'employees.list',
    method: 'GET',
    path: '/employees',
    tag,
    summary: 'The directory',
    query: z.object({
      search: line(100).optional(),
      departmentId: idParam.optional(),
      role: z.enum(roles).optional(),
      dismissed: flag.optional(),
      cursor: cursor.optional(),
      limit,
    }),
    response: page(employeeRow),
  }),
  get: route({
    id: 'employees.get',
    method: 'GET',
    path: '/employees/:id',
    tag,
    summary: 'One employee',
    params: idParams,
    response: employee,
  }),
  create: route({
    id: 'employees.create',
    method: 'POST',
    path: '/employees',
    tag,
    summary: 'Add an employee; answers with the invitation link, shown once',
    body: employeeBody.extend({ sendByMail }),
    response: z.object({ employee, invitationUrl: z.string(), mailed }),
    status: 201,
  }),
  edit: route({
    id: 'employees.edit',
    method: 'PUT',
    path: '/employees/:id',
    tag,
    summary: 'Change an employee',
    params: idParams,
    body: employeeBody.extend({ version: seenVersion }),
    response: employee,
  }),
  invite: route({
    id: 'employees.invite',
    method: 'POST',
    path: '/employees/:id/invitation',
    tag,
    summary: 'A new one-time link to set the password; the former ones end',
    params: idParams,
    body: z.strictObject({ sendByMail }),
    response: z.object({ invitationUrl: z.string(), expiresAt: moment, mailed }),
    status: 201,
  }),
  addressChecked: route({
    id: 'employees.addressChecked',
    method: 'PUT',
    path: '/employees/:id/checked-address',
    tag,
    summary: 'The address was looked at: letters may go there again',
    params: idParams,
    body: z.strictObject({}),
    response: done,
  }),
  handOver: route({
    id: 'employees.handOver',
    method: 'GET',
    path: '/employees/:id/hand-over',
    tag,
    summary: 'What a leaver would leave behind',
    params: idParams,
    response: handOver,
  }),
  dismiss: route({
    id: 'employees.dismiss',
    method: 'PUT',
    path: '/employees/:id/dismissal',
    tag,
    summary: 'Dismiss, and hand over clients and orders',
    params: idParams,
    body: z.strictObject({ successorId: id.nullable() }),
    response: employee,
  }),
  departments: route({
    id: 'departments.list',
    method: 'GET',
    path: '/departments',
    tag,
    summary: 'All departments',
    response: z.object({ items: z.array(department) }),
  }),
  createDepartment: route({
    id: 'departments.create',
    method: 'POST',
    path: '/departments',
    tag,
    summary: 'Add a department',
    body: departmentBody.extend({
      key: z
        .string()
        .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
        .optional(),
    }),
    response: department,
    status: 201,
  }),
  editDepartment: route({
    id: 'departments.edit',
    method: 'PUT',
    path: '/departments/:id',
    tag,
    summary: 'Change a department',
    params: idParams,
    body: departmentBody,
    response: department,
  }),
  groups: route({
    id: 'visibilityGroups.list',
    method: 'GET',
    path: '/visibility-groups',
    tag,
    summary: 'Visibility groups',
    response: z.object({ items: z.array(visibilityGroup) }),
  }),
  createGroup: route({
    id: 'visibilityGroups.create',
    method: 'POST',
    path: '/visibility-groups',
    tag,
    summary: 'Add a visibility group',
    body: groupBody,
    response: visibilityGroup,
    status: 201,
  }),
  editGroup: route({
    id: 'visibilityGroups.edit',
    method: 'PUT',
    path: '/visibility-groups/:id',
    tag,
    summary: 'Change a visibility group',
    params: idParams,
    body: groupBody,
    response: visibilityGroup,
  }),
  removeGroup: route({
    id: 'visibilityGroups.remove',
    method: 'DELETE',
    path: '/visibility-groups/:id',
    tag,
    summary: 'Remove a visibility group',
    params: idParams,
    response: 'nothing',
    status: 204,
  }),
};

export const dictionaryEntry = z
  .object({ id, name: z.string(), archived: z.boolean() })
  .meta({ id: 'DictionaryEntry' });
export const dictionaryName = z.enum(['source', 'activity', 'legalEntity']);
export const dictionaryRoutes = {
  list: route({
    id: 'dictionaries.list',
    method: 'GET',
    path: '/dictionaries/:dictionary',
    tag: 'dictionaries',
    summary: 'Entries of a dictionary',
    params: z.object({ dictionary: dictionaryName }),
    response: z.object({ items: z.array(dictionaryEntry) }),
  }),
  add: route({
    id: 'dictionaries.add',
    method: 'POST',
    path: '/dictionaries/:dictionary',
    tag: 'dictionaries',
    summary: 'Add an entry',
    params: z.object({ dictionary: dictionaryName }),
    body: z.strictObject({ name: filledLine(200) }),
    response: dictionaryEntry,
    status: 201,
  }),
  edit: route({
    id: 'dictionaries.edit',
    method: 'PUT',
    path: '/dictionaries/:dictionary/:id',
    tag: 'dictionaries',
    summary: 'Rename or archive an entry',
    params: z.object({ dictionary: dictionaryName, id: idParam }),
    body: z.strictObject({ name: filledLine(200), archived: z.boolean() }),
    response: dictionaryEntry,
  }),
};
