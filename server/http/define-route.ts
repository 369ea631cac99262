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
export type RouteDefinition<R extends RouteShape = RouteShape> = SignedInRoute<R> | PublicRoute<R>;
export type SignedInRoute<R extends RouteShape = RouteShape> = {
  route: R;
  action: PlainAction | { of: Action } | 'signedIn';
  handler: (ctx: Ctx, input: Input<R>) => Promise<AnswerOf<R>>;
};
export type PublicRoute<R extends RouteShape = RouteShape> = {
  route: R;
  action: 'public';
  handler: (ctx: PublicCtx, input: Input<R>) => Promise<AnswerOf<R>>;
};

/** Types the handler by its route and forgets the type, so that definitions of all rooms form one list. */
export function defineRoute<R extends RouteShape>(definition: SignedInRoute<R>): RouteDefinition;
export function defineRoute<R extends RouteShape>(definition: PublicRoute<R>): RouteDefinition;
export function defineRoute(definition: unknown): RouteDefinition {
  return definition as RouteDefinition;
}
