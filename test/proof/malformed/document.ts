import type { RouteShape } from '#api/route.ts';
import { openApiDocument } from '#server/http/generate-openapi.ts';

/** What of JSON Schema the document uses. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  pattern?: string;
  format?: string;
  example?: unknown;
};
type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema };
type Content = Record<string, { schema: Schema }>;
type Described = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};

/** One operation of the document, as a stranger reads it. */
export type Operation = {
  id: string;
  method: RouteShape['method'];
  /** With parameters as `{name}`, under the root. */
  path: string;
  params: Parameter[];
  query: Parameter[];
  /** The body it takes: JSON of this schema, raw bytes, or none. */
  body: Schema | 'bytes' | null;
  /** Of a success: the status and its content. */
  status: number;
  answer: Content | null;
  problem: Content | null;
};
export type ApiDocument = {
  operations: Operation[];
  schemas: Record<string, Schema>;
  resolve: (schema: Schema) => Schema;
};

const BYTES = ['application/octet-stream', 'application/offset+octet-stream'];

export async function readDocument(): Promise<ApiDocument> {
  const document = (await openApiDocument()) as {
    paths: Record<string, Record<string, Described>>;
    components: { schemas: Record<string, Schema> };
  };
  const { schemas } = document.components;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  );
  const resolve = (schema: Schema): Schema => {
    const found = schema.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`the document has no ${schema.$ref}`);
    return found;
  };
  return { operations, schemas, resolve };
}

/** The operation that a method and URL mean, as the paths of the document say; fixed words before parameters. */
export function operationAt({ operations }: ApiDocument, method: string, url: string): Operation | null {
  const parts = new URL(url, 'http://x').pathname.split('/');
  const fits = ({ path }: Operation) => {
    const own = path.split('/');
    return (
      own.length === parts.length &&
      own.every((part, at) => part === parts[at] || (part.startsWith('{') && parts[at] !== ''))
    );
  };
  const found = operations.filter((one) => one.method === method && fits(one));
  return found.sort((a, b) => a.params.length - b.params.length)[0] ?? null;
}

function operationOf(path: string, method: string, described: Described): Operation {
  const { operationId, parameters = [], requestBody, responses } = described;
  const success = Object.keys(responses).find((status) => status.startsWith('2'));
  const content = requestBody?.content;
  return {
    id: operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    params: parameters.filter((one) => one.in === 'path'),
    query: parameters.filter((one) => one.in === 'query'),
    body: content?.['application/json']?.schema ?? (BYTES.some((type) => content?.[type]) ? 'bytes' : null),
    status: Number(success),
    answer: responses[success ?? '']?.content ?? null,
    problem: responses.default?.content ?? null,
  };
}
