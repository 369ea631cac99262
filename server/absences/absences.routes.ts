import { absenceRequestRoutes, absenceRoutes } from '#api/absences.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { entersOthers, presentListed, presentPlanned, presentRequest } from './absences.present.ts';
import { listAbsences } from './absences.queries.ts';
import { askAbsence, withdrawAbsence } from './ask-absence.ts';
import { approve, decline } from './decide-request.ts';
import { cancelAbsence, endAbsence } from './end-absence.ts';
import { enterAbsence } from './enter-absence.ts';
import { readPlan } from './facts.queries.ts';
import { listRequests } from './requests.queries.ts';

/** A sheet of more people cannot be read. */
const PLANNED = 300;

const standing: readonly RouteDefinition[] = [
  defineRoute({
    route: absenceRoutes.list,
    action: 'signedIn',
    handler: async (ctx) => ({
      items: (await listAbsences(ctx.reader)).map((row) => presentListed(ctx, row)),
      enters: entersOthers(ctx),
    }),
  }),
  defineRoute({
    route: absenceRoutes.plan,
    action: 'signedIn',
    handler: async (ctx, { query: { year, departmentId } }) => {
      const rows = await readPlan(ctx.reader, { year, departmentId }, PLANNED + 1);
      return { people: rows.slice(0, PLANNED).map(presentPlanned), more: rows.length > PLANNED };
    },
  }),
  defineRoute({
    route: absenceRoutes.create,
    action: { of: 'absence.enter' },
    handler: (ctx, { body }) => enterAbsence(ctx, body),
  }),
  defineRoute({
    route: absenceRoutes.end,
    action: { of: 'absence.end' },
    handler: (ctx, { params, body }) => endAbsence(ctx, params.id, body.lastOn),
  }),
  defineRoute({
    route: absenceRoutes.cancel,
    action: { of: 'absence.end' },
    handler: async (ctx, { params }) => {
      await cancelAbsence(ctx, params.id);
      return undefined;
    },
  }),
];

const requests: readonly RouteDefinition[] = [
  defineRoute({
    route: absenceRequestRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const { items, waiting } = await listRequests(ctx.reader, query.view);
      return { items: items.map((row) => presentRequest(ctx, row)), waiting };
    },
  }),
  defineRoute({
    route: absenceRequestRoutes.ask,
    action: 'absence.ask',
    handler: (ctx, { body }) => askAbsence(ctx, body),
  }),
  defineRoute({
    route: absenceRequestRoutes.approve,
    action: { of: 'absence.decide' },
    handler: (ctx, { params, body }) => approve(ctx, params.id, body),
  }),
  defineRoute({
    route: absenceRequestRoutes.decline,
    action: { of: 'absence.decide' },
    handler: (ctx, { params, body }) => decline(ctx, params.id, body),
  }),
  defineRoute({
    route: absenceRequestRoutes.withdraw,
    action: { of: 'absence.withdraw' },
    handler: (ctx, { params, body }) => withdrawAbsence(ctx, params.id, body.version),
  }),
];

export const absenceRoomRoutes: readonly RouteDefinition[] = [...standing, ...requests];
