import type { z } from 'zod';

/**
 * A route of the API as data: the server attaches a handler, the OpenAPI document and the page's client are made from it.
 * `path` is relative to `/api`, parameters as `:name`.
 */
export type RouteShape = {
  id: string;
  /** Beside the four of the product those that the tus protocol speaks. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH' | 'OPTIONS';
  path: string;
  tag: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** What of its headers the document names; judged by the handler, not by this. */
  headers?: z.ZodObject;
  /** JSON by default; `bytes` streams the raw content of one file, `part` a piece of one. */
  body?: z.ZodObject | 'bytes' | 'part';
  /** What a 2xx answer carries: JSON, nothing (204), the content of a file, a picture of our own making, a calendar, or a stream of events. */
  response: z.ZodObject | 'nothing' | 'bytes' | 'picture' | 'calendar' | 'events';
  status?: 200 | 201 | 204;
};

/** Keeps the literal types, so that handlers know their params, query and body. */
export const route = <const R extends RouteShape>(shape: R): R => shape;

/** Its body is read by its handler, as it comes. */
export const isStreamed = ({ body }: RouteShape): boolean => body === 'bytes' || body === 'part';

/** Changes nothing, and so needs neither a key nor more than a token that reads. */
export const onlyReads = ({ method }: Pick<RouteShape, 'method'>): boolean =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

type Out<S> = S extends z.ZodObject ? z.output<S> : undefined;
export type ParamsOf<R extends RouteShape> = Out<R['params']>;
export type QueryOf<R extends RouteShape> = Out<R['query']>;
export type BodyOf<R extends RouteShape> = R['body'] extends z.ZodObject ? z.output<R['body']> : undefined;
export type AnswerOf<R extends RouteShape> = R['response'] extends z.ZodObject
  ? z.input<R['response']>
  : undefined;
