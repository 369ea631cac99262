import type { Stage } from './app.ts';
import { ok } from './order-path.ts';
import type { Name } from './world.ts';

let last = 0;

type Made = {
  emails: string[];
  consent?: boolean;
  groups?: number[];
  by?: Name;
};

/** A client with one contact who reads these addresses. */
export async function makeClient(
  stage: Stage,
  { emails, consent = false, groups = [], by = 'manager' }: Made,
): Promise<{ clientId: number; contactId: number }> {
  last += 1;
  const clientId = (await ok(stage.as(by).post('/clients', { name: `АО «Адресат-${last}»` }))).id;
  const contactId = await addContact(stage, clientId, { emails, consent, by });
  if (groups.length > 0) await ok(stage.as(by).put(`/clients/${clientId}/segments`, { segmentIds: groups }));
  return { clientId, contactId };
}

type Contact = { emails: string[]; consent?: boolean; isMain?: boolean; by?: Name };

export async function addContact(
  stage: Stage,
  clientId: number,
  { emails, consent = false, isMain = false, by = 'manager' }: Contact,
): Promise<number> {
  last += 1;
  const body = { lastName: `Адресатов-${last}`, firstName: 'Иван', emails, isMain };
  const { id } = await ok(stage.as(by).post(`/clients/${clientId}/contacts`, body));
  if (consent) await agree(stage, id, by);
  return id;
}

export const agree = (stage: Stage, contactId: number, by: Name = 'manager') =>
  ok(stage.as(by).put(`/contacts/${contactId}/consent`, { textVersion: 1, on: '2026-01-10', how: 'letter' }));

/** The administrator withdraws the right to send campaigns, or gives it back, in the form of the employee. */
export async function takeRight(stage: Stage, name: Name, campaignsWithheld: boolean): Promise<void> {
  const admin = stage.as('admin');
  const path = `/employees/${stage.world.ids[name]}`;
  const { lastName, firstName, middleName, email, position, departmentId, roles, version } = (
    await admin.get(path)
  ).body;
  const body = { lastName, firstName, middleName, email, position, departmentId, roles, version };
  await ok(admin.put(path, { ...body, campaignsWithheld }));
}
