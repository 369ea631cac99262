import { z } from 'zod';
import { roles } from '#domain/policy/actions.ts';
import { filledLine, id, idParam, line, moment, person } from './common.ts';
import { route } from './route.ts';

const tag = 'auth';
export const password = z.string().min(12).max(128);
export const emailAddress = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^[^\s@]+@[^\s@]+$/.test(value), 'email');
export const nameFields = {
  lastName: filledLine(100),
  firstName: filledLine(100),
  middleName: line(100).nullable().default(null),
};

export const demoAccount = z
  .object({
    name: z.string(),
    position: z.string(),
    department: z.string().nullable(),
    email: z.string(),
    password: z.string(),
  })
  .meta({ id: 'DemoAccount' });

export const me = z
  .object({
    employee: person.extend({
      greeting: z.string().meta({ description: 'Имя Отчество' }),
      email: z.string(),
      departmentId: id.nullable(),
      departmentName: z.string().nullable(),
      roles: z.array(z.enum(roles)),
    }),
    standingInFor: z.array(person).meta({ description: 'People the reader stands in for today' }),
    company: z.object({ name: z.string(), timeZone: z.string() }),
    settings: z.object({ language: z.enum(['ru', 'en']), theme: z.enum(['system', 'light', 'dark']) }),
    abilities: z.object({
      createClient: z.boolean(),
      createContract: z.boolean(),
      createOrder: z.boolean(),
      createOrderFor: z.boolean(),
      writeNews: z.boolean(),
      planCall: z.boolean(),
      import: z.boolean(),
      administer: z.boolean(),
      seesAllClients: z.boolean(),
      campaigns: z.boolean().meta({ description: 'Sends letters to groups of clients, or looks after them' }),
    }),
    uploadLimitBytes: z.number().int(),
    unseen: z.number().int().meta({ description: 'Unseen notifications' }),
    returnsAt: moment.nullable().meta({ description: 'When the next of those put off comes back' }),
  })
  .meta({ id: 'Me' });

export const setupRoutes = {
  status: route({
    id: 'setup.status',
    method: 'GET',
    path: '/setup',
    tag,
    summary: 'Is the first start still ahead?',
    response: z.object({ needed: z.boolean() }),
  }),
  make: route({
    id: 'setup.make',
    method: 'POST',
    path: '/setup',
    tag,
    summary: 'First start: company and administrator, with the token printed on the console',
    body: z.strictObject({
      token: z.string().min(1).max(200),
      company: z.strictObject({ name: filledLine(200), timeZone: z.string().max(60) }),
      administrator: z.strictObject({
        ...nameFields,
        position: filledLine(200),
        email: emailAddress,
        password,
      }),
    }),
    response: z.object({ ok: z.literal(true) }),
    status: 201,
  }),
  fillDemo: route({
    id: 'setup.fillDemo',
    method: 'POST',
    path: '/setup/demo',
    tag,
    summary: 'Fill the demonstration company; only while there are no clients',
    body: z.strictObject({}),
    response: z.object({ accounts: z.array(demoAccount) }),
    status: 201,
  }),
};

export const sessionRoutes = {
  signIn: route({
    id: 'session.signIn',
    method: 'POST',
    path: '/session',
    tag,
    summary: 'Sign in with e-mail and password',
    body: z.strictObject({ email: emailAddress, password: z.string().min(1).max(200) }),
    response: z.object({ ok: z.literal(true) }),
    status: 201,
  }),
  signOut: route({
    id: 'session.signOut',
    method: 'DELETE',
    path: '/session',
    tag,
    summary: 'Sign out',
    response: 'nothing',
    status: 204,
  }),
  checkInvitation: route({
    id: 'invitations.check',
    method: 'POST',
    path: '/invitations/check',
    tag,
    summary: 'Whose invitation is this?',
    body: z.strictObject({ token: z.string().min(1).max(200) }),
    response: z.object({ name: z.string(), email: z.string(), companyName: z.string() }),
  }),
  acceptInvitation: route({
    id: 'invitations.accept',
    method: 'POST',
    path: '/invitations/accept',
    tag,
    summary: 'Set the password by an invitation link and sign in',
    body: z.strictObject({ token: z.string().min(1).max(200), password }),
    response: z.object({ ok: z.literal(true) }),
    status: 201,
  }),
};

export const session = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: moment,
    lastUsedAt: moment,
    address: z.string().nullable(),
    device: z.string().nullable(),
  })
  .meta({ id: 'Session' });
export const apiToken = z
  .object({ id, name: z.string(), scope: z.enum(['read', 'write']), createdAt: moment, expiresAt: moment })
  .meta({ id: 'ApiToken' });

export const meRoutes = {
  get: route({
    id: 'me.get',
    method: 'GET',
    path: '/me',
    tag,
    summary: 'Who am I, what may I, what waits unseen',
    response: me,
  }),
  settings: route({
    id: 'me.settings',
    method: 'PUT',
    path: '/me/settings',
    tag,
    summary: 'Language and theme',
    body: z.strictObject({ language: z.enum(['ru', 'en']), theme: z.enum(['system', 'light', 'dark']) }),
    response: z.object({ ok: z.literal(true) }),
  }),
  changePassword: route({
    id: 'me.changePassword',
    method: 'PUT',
    path: '/me/password',
    tag,
    summary: 'Change the password; all other sessions end',
    body: z.strictObject({ current: z.string().min(1).max(200), next: password }),
    response: z.object({ ok: z.literal(true) }),
  }),
  sessions: route({
    id: 'me.sessions',
    method: 'GET',
    path: '/me/sessions',
    tag,
    summary: 'Own sessions',
    response: z.object({ items: z.array(session) }),
  }),
  endSession: route({
    id: 'me.endSession',
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    tag,
    summary: 'End one of the own sessions',
    params: z.object({ sessionId: z.uuid() }),
    response: 'nothing',
    status: 204,
  }),
  tokens: route({
    id: 'me.tokens',
    method: 'GET',
    path: '/me/tokens',
    tag,
    summary: 'Own API tokens',
    response: z.object({ items: z.array(apiToken) }),
  }),
  makeToken: route({
    id: 'me.makeToken',
    method: 'POST',
    path: '/me/tokens',
    tag,
    summary: 'Make an API token; its text is shown once',
    body: z.strictObject({
      name: filledLine(100),
      scope: z.enum(['read', 'write']),
      days: z.number().int().min(1).max(366),
    }),
    response: z.object({ token: z.string(), item: apiToken }),
    status: 201,
  }),
  revokeToken: route({
    id: 'me.revokeToken',
    method: 'DELETE',
    path: '/me/tokens/:id',
    tag,
    summary: 'Revoke an API token',
    params: z.object({ id: idParam }),
    response: 'nothing',
    status: 204,
  }),
};
