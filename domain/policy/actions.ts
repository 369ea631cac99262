import type { Definition } from '../process/definition.ts';
import type { OrderState } from '../process/order.ts';
import type { TaskState } from '../tasks/task-state.ts';

/** What a department lends its people beyond the process: its head leads the client base; its members see all money. */
export const departmentDuties = ['clientBase', 'finance'] as const;
export type DepartmentDuty = (typeof departmentDuties)[number];

export const roles = ['manager', 'director', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Kinds of documents; commercial ones follow the money of the contract. */
export const documentKinds = [
  'contract',
  'addendum',
  'invoice',
  'act',
  'termsOfReference',
  'conclusion',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];
export const commercialKinds: readonly DocumentKind[] = ['contract', 'addendum', 'invoice', 'act'];

/** Heads of departments named in a definition, as of today: who signs, and whether anyone in the seat is at work. */
export type Seats = Readonly<Record<string, { headId: number | null; present: boolean }>>;

export type OrderSubject = { def: Definition; order: OrderState };
/** What may be judged of a line of a list as well: by who leads the order. */
export type LedOrder = { def?: Definition; order: Pick<OrderState, 'managerId'> };
export type ClientSubject = { managerId: number | null };
/** Who leads the two. */
export type MergeSubject = { managerIds: readonly (number | null)[] };
export type CampaignSubject = { authorId: number };
export type CallSubject = { responsibleId: number; clientManagerId: number | null };
/** Who is away, and the heads of their department and of those above it. */
export type AbsenceSubject = { employeeId: number; headIds: readonly number[] };
export type TaskSubject = {
  authorId: number;
  assigneeId: number;
  /** Who does it together with the assignee. */
  peopleIds: readonly number[];
  state: TaskState;
};
/** A file of a task and who added it. */
export type TaskFileSubject = TaskSubject & { addedBy: number };
export type NewsSubject = {
  authorId: number;
  /** Of each department it is for the keys of it and those above it; none: for everybody. */
  departments: readonly (readonly string[])[];
};
export type ContractSubject = {
  authorId: number;
  clientManagerId: number | null;
  /** Managers of the orders under it. */
  orderManagerIds: readonly number[];
  /** The first step of an order under it is signed: number, date and amount are fixed. */
  signed: boolean;
  /** The orders under it that the actor sees. */
  orders: readonly OrderSubject[];
};
/** Whose certificate it is, and who leads the departments that person is in. */
export type CertificateSubject = { employeeId: number; headIds: readonly number[] };
export type DocumentSubject = { addedBy: number; covered: boolean };

/** The closed list of actions, each with its subject; `null` where the person alone decides. */
export type Subjects = {
  'order.create': null;
  'order.createFor': null;
  'order.edit': OrderSubject;
  'order.reassign': OrderSubject;
  'order.status': OrderSubject;
  'order.fill': OrderSubject & { key: string };
  'order.request': OrderSubject & { step: string };
  'order.takeBack': OrderSubject & { step: string };
  'order.resolution.give': OrderSubject & { step: string; seats: Seats; today: string };
  'order.resolution.withdraw': OrderSubject & { step: string };
  'order.return': OrderSubject;
  'order.reopen': OrderSubject;
  'order.renew': LedOrder;
  'order.comment': null;
  'order.remind': OrderSubject;
  'client.create': null;
  'client.edit': ClientSubject;
  'client.comment': null;
  'client.merge': MergeSubject;
  'client.unmerge': { madeBy: number };
  'segment.edit': null;
  'call.plan': null;
  'call.edit': CallSubject;
  'task.give': null;
  'task.edit': TaskSubject;
  'task.tick': TaskSubject;
  'task.finish': TaskSubject;
  'task.accept': TaskSubject;
  'task.sendBack': TaskSubject;
  'task.cancel': TaskSubject;
  'task.takeAgain': TaskSubject;
  'task.attach': TaskSubject;
  'task.dropFile': TaskFileSubject;
  'news.write': null;
  'news.edit': NewsSubject;
  'news.publish': NewsSubject;
  /** Who has acknowledged it and who has not, and reminding these. */
  'news.follow': NewsSubject;
  'absence.ask': null;
  'absence.decide': AbsenceSubject;
  'absence.enter': AbsenceSubject;
  'absence.withdraw': AbsenceSubject;
  'absence.end': AbsenceSubject;
  /** Keys of the departments it is for; none: for everybody. */
  'event.edit': { departments: readonly string[] };
  /** Folders and documents of the company: what lies there, for whom, and who has acknowledged it. */
  'companyDocuments.manage': null;
  /** Reading tables in; each row is judged by what it does. */
  'import.run': null;
  /** What a row of a table may do beyond the rights of who imports it: administration, by the law of imports. */
  'import.anyRecord': null;
  'campaign.send': null;
  'campaign.edit': CampaignSubject;
  'campaign.halt': CampaignSubject;
  'suppressions.manage': null;
  'contract.create': null;
  'contract.edit': ContractSubject;
  'contract.editTerms': ContractSubject;
  'contract.comment': null;
  'document.add': { contract: ContractSubject | null; order: OrderSubject | null; kind: DocumentKind };
  'document.bin': DocumentSubject;
  'certificate.keep': CertificateSubject;
  'people.administer': null;
  'departments.administer': null;
  'groups.administer': null;
  'dictionaries.administer': null;
  'processes.administer': null;
  'company.administer': null;
  'journal.read': null;
  /** Why somebody sees a record, or does not. */
  'access.explain': null;
};
export type Action = keyof Subjects;

/** Actions that need no record, so that a route can be refused before its handler runs. */
export type PlainAction = { [A in Action]: Subjects[A] extends null ? A : never }[Action];
