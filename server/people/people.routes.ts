import { peopleRoutes } from '#api/people.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { employeeAddressChecked } from './address-checked.ts';
import { presentDepartment, presentGroup } from './departments.present.ts';
import { listDepartments, listGroups } from './departments.queries.ts';
import { directoryPage, employeeCard, handOverOf } from './directory.ts';
import { dismissEmployee } from './dismiss-employee.ts';
import { addDepartment, editDepartment } from './edit-departments.ts';
import { addEmployee, editEmployee, inviteAgain } from './edit-employee.ts';
import { addGroup, editGroup, removeGroup } from './edit-groups.ts';

const employeeRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: peopleRoutes.list,
    action: 'signedIn',
    handler: (ctx, { query }) => directoryPage(ctx, query),
  }),
  defineRoute({
    route: peopleRoutes.get,
    action: 'signedIn',
    handler: (ctx, { params }) => employeeCard(ctx, params.id),
  }),
  defineRoute({
    route: peopleRoutes.create,
    action: 'people.administer',
    handler: (ctx, { body }) => addEmployee(ctx, body),
  }),
  defineRoute({
    route: peopleRoutes.edit,
    action: 'people.administer',
    handler: (ctx, { params, body }) => editEmployee(ctx, params.id, body),
  }),
  defineRoute({
    route: peopleRoutes.invite,
    action: 'people.administer',
    handler: (ctx, { params, body }) => inviteAgain(ctx, params.id, body.sendByMail),
  }),
  defineRoute({
    route: peopleRoutes.addressChecked,
    action: 'people.administer',
    handler: (ctx, { params }) => employeeAddressChecked(ctx, params.id),
  }),
  defineRoute({
    route: peopleRoutes.handOver,
    action: 'people.administer',
    handler: (ctx, { params }) => handOverOf(ctx, params.id),
  }),
  defineRoute({
    route: peopleRoutes.dismiss,
    action: 'people.administer',
    handler: (ctx, { params, body }) => dismissEmployee(ctx, params.id, body.successorId),
  }),
];

const departmentRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: peopleRoutes.departments,
    action: 'signedIn',
    handler: async (ctx) => ({ items: (await listDepartments(ctx.reader)).map(presentDepartment) }),
  }),
  defineRoute({
    route: peopleRoutes.createDepartment,
    action: 'departments.administer',
    handler: (ctx, { body }) => addDepartment(ctx, body),
  }),
  defineRoute({
    route: peopleRoutes.editDepartment,
    action: 'departments.administer',
    handler: (ctx, { params, body }) => editDepartment(ctx, params.id, body),
  }),
];

/** Who sees whose orders is not everybody's to know. */
const groupRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: peopleRoutes.groups,
    action: 'groups.administer',
    handler: async (ctx) => ({ items: (await listGroups(ctx.reader)).map(presentGroup) }),
  }),
  defineRoute({
    route: peopleRoutes.createGroup,
    action: 'groups.administer',
    handler: (ctx, { body }) => addGroup(ctx, body),
  }),
  defineRoute({
    route: peopleRoutes.editGroup,
    action: 'groups.administer',
    handler: (ctx, { params, body }) => editGroup(ctx, params.id, body),
  }),
  defineRoute({
    route: peopleRoutes.removeGroup,
    action: 'groups.administer',
    handler: async (ctx, { params }) => {
      await removeGroup(ctx, params.id);
      return undefined;
    },
  }),
];

export const peopleRoomRoutes: readonly RouteDefinition[] = [
  ...employeeRoutes,
  ...departmentRoutes,
  ...groupRoutes,
];
