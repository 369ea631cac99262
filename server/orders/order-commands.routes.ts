import { orderRoutes as api } from '#api/orders.ts';
import type { ParamsOf, RouteShape } from '#api/route.ts';
import type { Action } from '#domain/policy/actions.ts';
import { defineRoute, type Input, type RouteDefinition } from '#server/http/define-route.ts';
import { type CommandFor, changeOrder } from './change-order.ts';
import type { LoadedOrder } from './load-order.ts';
import { presentOrder } from './present-order.ts';
import { shownVersion } from './shown-version.ts';

type OrderRoute = Extract<(typeof api)[keyof typeof api], { params: RouteShape['params'] }>;

/** A command of the process under its own URL: the body becomes the command, everything else is `changeOrder`. */
function command<R extends OrderRoute>(
  route: R,
  action: Action,
  make: (input: Input<R>) => { command: CommandFor; seen?: number },
): RouteDefinition {
  return defineRoute({
    route: route as OrderRoute,
    action: { of: action },
    handler: (ctx, input) =>
      ctx.transact(async (tx) => {
        const { command: commandFor, seen } = make(input as unknown as Input<R>);
        const { id } = input.params as ParamsOf<typeof api.get>;
        return presentOrder(ctx, await changeOrder(ctx, tx, id, commandFor, seen)) as never;
      }),
  });
}

export const orderCommandRoutes: readonly RouteDefinition[] = [
  command(api.confirm, 'order.status', ({ body }) => ({
    command: () => ({ type: 'confirm' }),
    seen: body.version,
  })),
  command(api.refuse, 'order.status', ({ body }) => ({
    command: () => ({ type: 'refuse', reason: body.reason }),
    seen: body.version,
  })),
  command(api.takeUp, 'order.status', () => ({ command: () => ({ type: 'takeUp' }) })),
  command(api.setField, 'order.fill', ({ params, body }) => ({
    command: (loaded) => ({
      type: 'setField',
      key: params.key,
      value: body.value,
      seen: body.seen === null ? null : fieldVersion(loaded, params.key, body.seen),
    }),
  })),
  command(api.setMark, 'order.fill', ({ params }) => ({
    command: () => ({ type: 'setMark', key: params.key }),
  })),
  command(api.clearMark, 'order.fill', ({ params }) => ({
    command: () => ({ type: 'clearMark', key: params.key }),
  })),
  command(api.enterPayment, 'order.fill', ({ body }) => ({
    command: () => ({ type: 'enterPayment', ...body }),
  })),
  command(api.reversePayment, 'order.fill', ({ params, body }) => ({
    command: () => ({ type: 'reversePayment', n: params.n, reason: body.reason }),
  })),
  command(api.requestResolution, 'order.request', ({ params, body }) => ({
    command: () => ({ type: 'requestResolution', step: params.step }),
    seen: body.version,
  })),
  command(api.takeBackRequest, 'order.takeBack', ({ params }) => ({
    command: () => ({ type: 'takeBackRequest', step: params.step }),
  })),
  command(api.giveResolution, 'order.resolution.give', ({ params, body }) => ({
    command: () => ({
      type: 'giveResolution',
      step: params.step,
      values: body.values,
      reason: body.reason,
      asDirector: false,
    }),
    seen: body.version,
  })),
  command(api.withdrawResolution, 'order.resolution.withdraw', ({ params }) => ({
    command: () => ({ type: 'withdrawResolution', step: params.step }),
  })),
  command(api.return, 'order.return', ({ body }) => ({
    command: () => ({ type: 'returnOrder', to: body.to, reason: body.reason }),
    seen: body.version,
  })),
  command(api.reopen, 'order.reopen', ({ body }) => ({
    command: () => ({ type: 'reopen', reason: body.reason }),
    seen: body.version,
  })),
];

/** The version of the value that looked to the person like this one; another than any, where it has changed since. */
function fieldVersion(loaded: LoadedOrder, key: string, seen: number): number {
  const version = loaded.state.fields[key]?.version ?? 0;
  return shownVersion(loaded, version) === seen ? version : -1;
}
