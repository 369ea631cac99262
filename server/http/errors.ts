import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { problemStatus } from '#api/problem.ts';
import type { Language } from '#domain/values/language.ts';
import { isDatabaseUnavailable } from '#server/db/kysely.ts';
import { HttpProblem, problemBody } from './problems.ts';

/** The one error handler: whatever was thrown becomes a problem of the catalogue, without traces of the inside. */
export function addErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.code === 'failed') request.log.error(error);
    return sendProblem(request, reply, problem);
  });
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: HttpProblem,
): FastifyReply {
  if (problem.retryAfter !== null || problem.code === 'unavailable')
    reply.header('retry-after', String(problem.retryAfter ?? 5));
  const trace = problem.code === 'failed' ? request.id.slice(0, 8).toUpperCase() : undefined;
  const body = JSON.stringify(problemBody(problem, languageOf(request), trace));
  // the serializer belongs to the route's answers, not to problems
  return reply
    .status(problemStatus[problem.code])
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((text: unknown) => String(text))
    .send(body);
}

export function languageOf(request: FastifyRequest): Language {
  const known = (request as { language?: Language }).language;
  return known ?? (/^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ru');
}

export function asProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (isDatabaseUnavailable(error)) return new HttpProblem('unavailable', { retryAfter: 5 });
  if (hasZodFastifySchemaValidationErrors(error)) return fromValidation(error.validation);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'ENOSPC' || code === '53100') return new HttpProblem('disk_full');
  if (code === 'VZ409') return new HttpProblem('client_merged');
  if (code === 'VZ404') return new HttpProblem('not_found');
  if (code === '57014') return new HttpProblem('unavailable', { retryAfter: 10 });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new HttpProblem('too_large');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new HttpProblem('unsupported_type');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new HttpProblem('malformed');
  return new HttpProblem('failed');
}

type Issue = {
  instancePath: string;
  message?: string | undefined;
  keyword?: string;
  params?: { issue?: ZodIssue } & Record<string, unknown>;
};
type ZodIssue = { code?: string; path?: PropertyKey[]; message?: string; minimum?: number };

/** Wrong shape is `malformed`; right shape with a wrong meaning is `invalid`, per field. */
function fromValidation(issues: readonly Issue[]): HttpProblem {
  const meaning = issues.filter((issue) =>
    ['custom', 'too_small', 'too_big', 'invalid_format'].includes(codeOf(issue)),
  );
  if (meaning.length === 0 || meaning.length < issues.length) return new HttpProblem('malformed');
  return new HttpProblem('invalid', {
    extra: {
      fields: meaning.map((issue) => ({
        field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        reason: reasonOf(issue),
        message: '',
      })),
    },
  });
}

const codeOf = (issue: Issue): string => issue.params?.issue?.code ?? issue.keyword ?? '';

function reasonOf(issue: Issue): string {
  const code = codeOf(issue);
  if (code === 'custom') return issue.message ?? 'choice';
  if (code === 'invalid_format') return 'choice';
  if (issue.instancePath.toLowerCase().includes('password') || issue.instancePath === '/next')
    return code === 'too_small' ? 'password_short' : 'too_long';
  return code === 'too_small' ? 'too_short' : 'too_long';
}
