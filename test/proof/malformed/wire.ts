import type { LightMyRequestResponse } from 'fastify';
import type { Stage } from '#test/app.ts';
import type { Name } from '#test/world.ts';
import type { Reply } from './conform.ts';
import type { Operation } from './document.ts';

/** A request as its sender means it. */
export type Call = {
  as: Name | null;
  operation: Operation;
  params: Record<string, string | number>;
  query: Record<string, string>;
  body?: unknown;
  bytes?: Buffer;
  headers?: Record<string, string>;
};

/** A request as it goes over the wire, whole or spoiled. */
export type Wire = {
  /** What was done to it. */
  what: string;
  /** null where it is no operation of the document any more. */
  operation: Operation | null;
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
  /** The only status that may come, where the rules name it. */
  wanted?: number;
};

export function wireOf(stage: Pick<Stage, 'world'>, call: Call): Wire {
  const { operation, params, query, body, bytes, as } = call;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const asked = new URLSearchParams(query).toString();
  const payload = bytes ?? (body === undefined ? undefined : jsonOf(body));
  const type = bytes ? 'application/octet-stream' : 'application/json';
  return {
    what: 'as it should be',
    operation,
    method: operation.method,
    url: asked === '' ? path : `${path}?${asked}`,
    headers: {
      'x-vizir': '1',
      ...(as === null ? {} : { cookie: `vizir_session=${stage.world.tokens[as]}` }),
      ...(payload === undefined ? {} : { 'content-type': type }),
      ...call.headers,
    },
    ...(payload === undefined ? {} : { payload }),
  };
}

/** JSON in which -0 and what JavaScript cannot say as a number stay what they are. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (Object.is(part, -0) ? '\u0001-0\u0001' : part)).replaceAll(
    '"\\u0001-0\\u0001"',
    '-0',
  );

export async function sendTo(stage: Stage, { method, url, headers, payload }: Wire): Promise<Reply> {
  const sent = stage.app.inject({
    method: method as 'GET',
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  const raw: LightMyRequestResponse = await sent;
  return { status: raw.statusCode, headers: raw.headers, text: raw.body, bodiless: method === 'HEAD' };
}

/** One line to find it again by, in characters that can be printed. */
export function told({ what, method, url, payload }: Wire): string {
  const body = payload === undefined ? '' : payload.toString().slice(0, 200);
  return JSON.stringify(`${what}: ${method} ${url.slice(0, 160)} ${body}`);
}
