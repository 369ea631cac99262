import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asProblem, sendProblem } from './errors.ts';
import { HttpProblem, problemBody } from './problems.ts';

/**
 * Requests that never become one: not HTTP, no host, a URL that cannot be decoded. They meet no route and no hook; left
 * alone, the framework and the runtime would answer in words of their own.
 */
export const brokenRequests = {
  http: { requireHostHeader: false },
  frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    reply.header('x-content-type-options', 'nosniff');
    sendProblem(request, reply, asProblem(error));
  },
  clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    if (socket.writable) socket.write(answerTo(error));
    socket.destroy(error);
  },
};

export function addHostGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (headers.host === undefined && raw.httpVersion === '1.1') throw new HttpProblem('malformed');
  });
  // an expectation that is not known may be passed over; the default answer has no body
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
}

/** Nothing is known of who asks: the language is the company's. */
function answerTo({ code }: NodeJS.ErrnoException): string {
  const problem = new HttpProblem(code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'malformed');
  const said = problemBody(problem, 'ru');
  const body = JSON.stringify(said);
  return [
    `HTTP/1.1 ${said.status} ${STATUS_CODES[said.status]}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
