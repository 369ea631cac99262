import { Ajv2020 } from 'ajv/dist/2020.js';
import { type ProblemCode, problemStatus } from '#api/problem.ts';
import type { ApiDocument, Operation } from './document.ts';

/** An answer as it came over the wire; `bodiless` to HEAD, which is answered by the headers alone. */
export type Reply = { status: number; headers: Record<string, unknown>; text: string; bodiless?: boolean };

/** Everything an answer does that the document does not say, in words; empty when it conforms. */
export type Judge = (operation: Operation | null, reply: Reply) => string[];

const PROBLEM = 'application/problem+json';

/**
 * The document alone is the law: status, content type and body of each answer, refusals as problems of the catalogue,
 * no 5xx (nothing is injected here), nothing of the inside in words or headers.
 */
export function judgeBy(document: ApiDocument): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'document', components: { schemas: document.schemas } });
  const shapeFaults = (id: string, schema: unknown, value: unknown): string[] => {
    const validate = ajv.getSchema(id) ?? ajv.addSchema(absolute(schema) as object, id).getSchema(id);
    if (!validate) throw new Error(`no schema for ${id}`);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((it) => `not of the document: ${it.instancePath} ${it.message}`);
  };
  const problemFaults = (operation: Operation | null, reply: Reply): string[] => {
    const { status, headers, text } = reply;
    const type = mediaType(headers);
    if (type !== PROBLEM) return [`a refusal of type ${type}`];
    if (operation !== null && !operation.problem?.[PROBLEM]) return ['the document knows no refusal here'];
    if (reply.bodiless) return text === '' ? [] : ['a body to HEAD'];
    const body = parsed(text) as { status?: number; code?: ProblemCode } | undefined;
    const agrees = body?.status === status && body.code !== undefined && problemStatus[body.code] === status;
    return [
      ...shapeFaults('problem', { $ref: '#/components/schemas/Problem' }, body),
      ...(agrees ? [] : [`status ${status} of a problem that says ${body?.status} ${body?.code}`]),
      ...([429, 503].includes(status) && !headers['retry-after'] ? ['no Retry-After'] : []),
    ];
  };
  return (operation, reply) => {
    const { status, text } = reply;
    const faults = insideOf(reply);
    if (status >= 500) return [...faults, `answered ${status}`];
    if (status >= 300) return [...faults, ...problemFaults(operation, reply)];
    if (operation === null) return [...faults, `answered ${status} to what is no operation`];
    if (status !== operation.status) return [...faults, `answered ${status}, documented ${operation.status}`];
    const type = mediaType(reply.headers);
    if (operation.answer === null) return text === '' ? faults : [...faults, 'a body where there is none'];
    const content = operation.answer[type];
    if (!content) return [...faults, `a success of type ${type}, which the document does not know`];
    const isJson = type === 'application/json';
    return isJson ? [...faults, ...shapeFaults(operation.id, content.schema, parsed(text))] : faults;
  };
}

/** References of a part of the document are to the whole of it. */
const absolute = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/'));

const mediaType = (headers: Record<string, unknown>): string =>
  String(headers['content-type'] ?? '').split(';')[0] ?? '';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Traces of the inside: none of the requests sent contains any of this, so no echo does either. */
const inside: Record<string, RegExp> = {
  'a stack trace': /\n\s+at .+:\d+|\bat (?:async )?[\w.]+ \(|\.[cm]?[tj]s:\d+/,
  'a path': /node_modules|\/(?:home|work|tmp|usr|var|root|opt)\/\w|file:\/\/\//,
  SQL: /\b(?:select|insert into|update|delete from)\b[^"]*\b(?:from|values|set|where)\b|syntax error|violates|invalid input syntax|out of range for type|relation \\?"|SQLSTATE|pgboss/i,
  'a name of the inside':
    /FST_|ERR_[A-Z]|ZodError|TypeError|RangeError|SyntaxError|Unexpected token|prototype property|kysely|fastify|postgres|undici|llhttp/i,
};

function insideOf({ headers, text, status }: Reply): string[] {
  // what people wrote may say anything; a refusal and a header are our own words
  const words = `${status >= 300 ? text : ''}\n${JSON.stringify(headers)}`;
  const found = Object.entries(inside).filter(([, pattern]) => pattern.test(words));
  const banners = ['server', 'x-powered-by', 'via'].filter((name) => headers[name] !== undefined);
  return [...found.map(([what]) => `shows ${what}`), ...banners.map((name) => `names itself in ${name}`)];
}
