import type { Seeded } from '#domain/values/seeded.ts';
import { type Name, names } from '#test/world.ts';
import type { ApiDocument, Operation } from './document.ts';
import { makers } from './makers.ts';
import type { Scene } from './scene.ts';
import { validOf } from './values.ts';
import type { Call } from './wire.ts';

/** What is never answered by one body: the stream has its own look over a socket. */
export const streams = ['live.stream'];

/** The request that must succeed: by its maker, or as the document says. */
export async function goodCall(
  scene: Scene,
  document: ApiDocument,
  operation: Operation,
  random: Seeded,
): Promise<Call> {
  const made = await makers[operation.id]?.(scene);
  const { body } = operation;
  const asDocumented = body === null || body === 'bytes' ? {} : { body: validOf(body, document, random) };
  return {
    as: 'admin',
    operation,
    params: {},
    query: made ? {} : filters(document, operation, random),
    ...(made ? {} : asDocumented),
    ...made,
  };
}

/** A request of the right shape by anybody about anything: it may be refused, never badly. */
export function likelyCall(document: ApiDocument, operation: Operation, random: Seeded): Call {
  const { body, params } = operation;
  return {
    as: random.pick([...names, 'admin', 'manager', 'headOfSales'] as Name[]),
    operation,
    params: Object.fromEntries(
      params.map(({ name, schema }) => [
        name,
        paramOf(name, () => validOf(schema, document, random), random),
      ]),
    ),
    query: filters(document, operation, random),
    ...(body === 'bytes' ? { bytes: Buffer.from('байты') } : {}),
    ...(body !== null && body !== 'bytes' ? { body: validOf(body, document, random) } : {}),
  };
}

const keys = [
  'paymentTerms',
  'remuneration',
  'legalEntity',
  'termsOfReference',
  'actIssued',
  'examinationDone',
  'expert',
  'validUntil',
];
const steps = ['terms', 'payment', 'assignment', 'examination', 'approval', 'archive', 'nothing'];

function paramOf(name: string, otherwise: () => unknown, random: Seeded): string | number {
  if (name === 'key') return random.pick(keys);
  if (name === 'step') return random.pick(steps);
  if (name === 'sessionId') return crypto.randomUUID();
  if (name === 'id') return random.int(1, 60);
  return String(otherwise());
}

/** Some of the query, the wanted always; no cursor: that one is the server's to make. */
function filters(document: ApiDocument, operation: Operation, random: Seeded): Record<string, string> {
  const chosen = operation.query.filter(
    ({ name, required }) => required || (name !== 'cursor' && random.int(0, 3) === 0),
  );
  return Object.fromEntries(
    chosen.map(({ name, schema }) => [name, String(validOf(schema, document, random))]),
  );
}
