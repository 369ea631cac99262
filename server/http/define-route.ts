import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteShape } from '#api/route.ts';
import type { Action, PlainAction } from '#domain/policy/actions.ts';
import type { Ctx, PublicCtx } from './context.ts';

export type Input<R extends RouteShape> = {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  request: FastifyRequest;
  reply: FastifyReply;
};

/**
 * `action` is a required key: a plain action is judged before the handler runs; a record's action is judged by the use
 * case, which has the record; `signedIn` reads only what the reader shows; `public` is a word somebody had to type and
 * is checked against `public-routes.ts`.
 */
export type RouteDefinition<R extends RouteShape = RouteShape> =
  | { route: R; action: PlainAction; handler: (ctx: Ctx, input: Input<R>) => Promise<AnswerOf<R>> }
  | { route: R; action: { of: Action }; handler: (ctx: Ctx, input: Input<R>) => Promise<AnswerOf<R>> }
  | { route: R; action: 'signedIn'; handler: (ctx: Ctx, input: Input<R>) => Promise<AnswerOf<R>> }
  | { route: R; action: 'public'; handler: (ctx: PublicCtx, input: Input<R>) => Promise<AnswerOf<R>> };

/** Types the handler by its route and forgets the type, so that definitions of all rooms form one list. */
export function defineRoute<R extends RouteShape>(definition: RouteDefinition<R>): RouteDefinition {
  return definition as unknown as RouteDefinition;
}
