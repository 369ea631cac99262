import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isStreamed, onlyReads, type RouteShape } from '#api/route.ts';
import type { PlainAction } from '#domain/policy/actions.ts';
import { can } from '#domain/policy/can.ts';
import { canonical } from '#domain/process/signed.ts';
import type { Language } from '#domain/values/language.ts';
import { findPerson, type Person, type Replay } from '#server/auth/actor.ts';
import { bearerToken, sessionToken } from '#server/auth/cookies.ts';
import {
  type Idempotency,
  IdempotencyRace,
  RightsChanged,
  replayed,
  rightsChanged,
} from '#server/db/transact.ts';
import type { Deps } from '#server/deps.ts';
import type { PublicCtx } from './context.ts';
import type { Input, RouteDefinition } from './define-route.ts';
import { languageOf } from './errors.ts';
import { checkInput, within } from './limits.ts';
import { makeCtx } from './make-ctx.ts';
import { HttpProblem } from './problems.ts';
import { notAllowed } from './refused.ts';
import { schemaOf } from './route-schema.ts';

/** Puts one definition on the app: schemas from the API, session → person, action, idempotency, handler. */
export function registerRoute(app: FastifyInstance, deps: Deps, definition: RouteDefinition): void {
  const { route } = definition;
  app.route({
    // as a list: of a lone HEAD the document would make an operation of another name
    method: [route.method],
    url: `/api${route.path}`,
    ...schemaOf(route),
    ...(isStreamed(route) ? { bodyLimit: deps.config.maxUploadMb * 1024 * 1024 } : {}),
    handler: (request, reply) =>
      definition.action === 'public'
        ? anonymously(deps, definition, request, reply)
        : signedIn(deps, definition, request, reply),
  });
}

async function anonymously(
  deps: Deps,
  definition: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (definition.action !== 'public') throw new Error('not public');
  const ctx: PublicCtx = {
    language: languageOf(request),
    db: deps.db,
    deps,
    now: deps.clock().toISOString(),
    address: request.ip,
    request,
    reply,
  };
  return answer(reply, definition.route, await definition.handler(ctx, inputOf(request, reply)));
}

/** A person whose rights changed between reading and acting is read again, a few times, before giving up. */
async function signedIn(
  deps: Deps,
  definition: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(deps, definition, request, reply, attempt > 0 || isStreamed(definition.route));
    } catch (error) {
      const again = error instanceof RightsChanged || error instanceof IdempotencyRace;
      if (!again) {
        const twin = error instanceof HttpProblem ? await answerOfTwin(deps, definition, request) : null;
        if (twin) return sendStored(reply, twin);
        throw error;
      }
      if (attempt >= 4 || isStreamed(definition.route)) throw rightsChanged();
    }
  }
}

/**
 * Refused, because the same request under the same key was just done: its client lost the connection and asked again
 * before the first one had committed. What refused it has committed, so the answer is there to be read.
 */
async function answerOfTwin(
  deps: Deps,
  { route }: RouteDefinition,
  request: FastifyRequest,
): Promise<Pick<Replay, 'status' | 'response'> | null> {
  const key = idempotencyKey(route, request);
  if (key === null || isStreamed(route)) return null;
  const person = await identify(deps, request, key);
  return person && replayed(person, `${route.method} ${request.url}`, bodyHash(request));
}

async function once(
  deps: Deps,
  definition: RouteDefinition,
  request: FastifyRequest,
  reply: FastifyReply,
  holdRightsFirst: boolean,
): Promise<unknown> {
  const { route, action } = definition;
  if (action === 'public') throw new Error('public routes have no person');
  const key = idempotencyKey(route, request);
  const person = await identify(deps, request, key);
  if (!person) throw new HttpProblem('signed_out');
  (request as { language?: Language }).language = person.language;
  if (person.scope === 'read' && !onlyReads(route)) throw new HttpProblem('not_allowed');
  await deps.definitions.refresh(person.lastDefinition);
  await deps.workCalendar.refresh(person.workYears);

  for (const input of [request.params, request.query, request.body]) checkInput(input);
  const place = `${route.method} ${request.url}`;
  let body = onlyReads(route) ? nothing : bodyHash(request);
  // an upload is known by its bytes, which its handler has yet to read
  const replay = isStreamed(route) ? null : replayed(person, place, body);
  if (replay) return sendStored(reply, replay);

  if (typeof action === 'string' && action !== 'signedIn') {
    const verdict = can(person.actor, action as PlainAction, null);
    if (!verdict.ok) throw notAllowed(person, verdict, null);
  }
  const idempotency =
    key !== null
      ? (): Idempotency => ({ key, route: place, bodyHash: body, status: route.status ?? 200 })
      : null;
  const ctx = makeCtx(deps, person, {
    now: deps.clock().toISOString(),
    requestId: request.id,
    idempotency,
    holdRightsFirst,
    describeBody: (text) => {
      body = createHash('sha256').update(text).digest();
    },
  });
  return answer(
    reply,
    route,
    await within(person.employeeId, () => definition.handler(ctx, inputOf(request, reply))),
  );
}

async function identify(deps: Deps, request: FastifyRequest, key: string | null): Promise<Person | null> {
  const bearer = bearerToken(request);
  if (bearer !== null) return findPerson(deps.db, { apiToken: bearer }, key);
  const session = sessionToken(request, deps.config);
  return session === null ? null : findPerson(deps.db, { sessionToken: session }, key);
}

function inputOf(request: FastifyRequest, reply: FastifyReply): Input<RouteShape> {
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    request,
    reply,
  } as unknown as Input<RouteShape>;
}

/** What its handler sends by itself. */
const sendsItself = ['events', 'bytes', 'picture', 'calendar'];

function answer(reply: FastifyReply, route: RouteShape, value: unknown): unknown {
  if (reply.sent || sendsItself.includes(route.response as string)) return reply;
  reply.status(route.status ?? 200).header('cache-control', 'no-store');
  return route.response === 'nothing' ? reply.send() : reply.send(value);
}

function sendStored(
  reply: FastifyReply,
  { status, response }: { status: number; response: unknown },
): unknown {
  reply.status(status).header('cache-control', 'no-store').header('idempotency-replayed', 'true');
  return status === 204 ? reply.send() : reply.send(response);
}

/** Reads repeat without one, and so does what answers with a file: no answer is kept of it. */
function idempotencyKey(route: RouteShape, request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || onlyReads(route) || route.response === 'bytes') return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw new HttpProblem('malformed');
  return key;
}

const nothing = Buffer.alloc(0);
const bodyHash = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(canonical(request.body ?? null))
    .digest();
