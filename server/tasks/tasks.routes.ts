import { taskRoutes } from '#api/tasks.ts';
import { isAdmin, isDirector } from '#domain/policy/can.ts';
import { defineRoute, type RouteDefinition } from '#server/http/define-route.ts';
import { editTask } from './edit-task.ts';
import { addFile, dropFile, sendFile } from './files.ts';
import { giveTask } from './give-task.ts';
import { moveOne, sayOfTask, tick } from './move-task.ts';
import { clockOf, presentTask, presentTaskLine } from './tasks.present.ts';
import { listTasks, loadTask } from './tasks.queries.ts';

export const taskRoomRoutes: readonly RouteDefinition[] = [
  defineRoute({
    route: taskRoutes.list,
    action: 'signedIn',
    handler: async (ctx, { query }) => {
      const page = await listTasks(ctx.reader, query, clockOf(ctx));
      const leads = ctx.actor.selves.some(
        (self) => self.heads.length > 0 || isDirector(self) || isAdmin(self),
      );
      return { ...page, items: page.items.map((row) => presentTaskLine(ctx, row)), leads };
    },
  }),
  defineRoute({
    route: taskRoutes.get,
    action: 'signedIn',
    handler: async (ctx, { params }) => presentTask(ctx, await loadTask(ctx.reader, params.id)),
  }),
  defineRoute({
    route: taskRoutes.create,
    action: 'task.give',
    handler: (ctx, { body }) => giveTask(ctx, body),
  }),
  defineRoute({
    route: taskRoutes.edit,
    action: { of: 'task.edit' },
    handler: (ctx, { params, body }) => editTask(ctx, params.id, body),
  }),
  defineRoute({
    route: taskRoutes.tick,
    action: { of: 'task.tick' },
    handler: (ctx, { params, body }) => tick(ctx, params.id, params.itemId, body.done),
  }),
  defineRoute({
    route: taskRoutes.finish,
    action: { of: 'task.finish' },
    handler: (ctx, { params, body: { version, result } }) =>
      moveOne(ctx, params.id, 'finish', { version, words: result }),
  }),
  defineRoute({
    route: taskRoutes.accept,
    action: { of: 'task.accept' },
    handler: (ctx, { params, body: { version } }) =>
      moveOne(ctx, params.id, 'accept', { version, words: '' }),
  }),
  defineRoute({
    route: taskRoutes.sendBack,
    action: { of: 'task.sendBack' },
    handler: (ctx, { params, body: { version, reason } }) =>
      moveOne(ctx, params.id, 'sendBack', { version, words: reason }),
  }),
  defineRoute({
    route: taskRoutes.cancel,
    action: { of: 'task.cancel' },
    handler: (ctx, { params, body: { version, reason } }) =>
      moveOne(ctx, params.id, 'cancel', { version, words: reason }),
  }),
  defineRoute({
    route: taskRoutes.takeAgain,
    action: { of: 'task.takeAgain' },
    handler: (ctx, { params, body: { version, reason } }) =>
      moveOne(ctx, params.id, 'takeAgain', { version, words: reason }),
  }),
  defineRoute({
    route: taskRoutes.remark,
    action: 'signedIn',
    handler: (ctx, { params, body }) => sayOfTask(ctx, params.id, body.body),
  }),
  defineRoute({
    route: taskRoutes.addFile,
    action: { of: 'task.attach' },
    handler: (ctx, { params, query, ...upload }) => addFile(ctx, params.id, query.name, upload),
  }),
  defineRoute({ route: taskRoutes.file, action: 'signedIn', handler: sendFile }),
  defineRoute({
    route: taskRoutes.dropFile,
    action: { of: 'task.dropFile' },
    handler: (ctx, { params }) => dropFile(ctx, params.id, params.fileId),
  }),
];
