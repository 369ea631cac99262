import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { DB } from '#server/db/tables.ts';

/** An order as its rows tell it, read without any of the product's code. */
export type Standing = {
  status: string;
  stepSeq: number;
  archived: boolean;
  managerId: number;
  states: Record<string, string>;
  fields: Record<string, string | number>;
  marks: Record<string, { by: number; at: string }>;
  payments: { n: number; amount: string; paidOn: string; paymentOrderNumber: string }[];
  files: { id: number; kind: string; sha256: string }[];
  /** Signatures that stand, by step: content, digest, and all else that the row says. */
  signatures: Record<string, { content: string; digest: string; rest: unknown }>;
};

const byKey = (key: string, value: string, from: string) =>
  sql.raw(
    `coalesce((select json_object_agg(${key}, ${value}) from ${from} where x.order_id = o.id), '{}'::json)`,
  );

export async function readStanding(db: Kysely<DB>, orderId: number): Promise<Standing> {
  const { rows } =
    await sql<Standing>`select o.status, o.step_seq as "stepSeq", o.archived_at is not null as archived, o.manager_id as "managerId",
    ${byKey('x.key', 'x.state', 'order_steps x')} as states,
    ${byKey('x.key', 'x.value', 'order_fields x')} as fields,
    ${byKey('x.key', `json_build_object('by', x.stamp -> 'employeeId', 'at', x.stamp -> 'at')`, 'order_marks x')} as marks,
    ${byKey('x.step_key', `json_build_object('content', x.content, 'digest', encode(x.digest, 'hex'), 'rest', to_jsonb(x) - 'content' - 'digest')`, '(select * from resolutions where withdrawn_stamp is null) x')} as signatures,
    coalesce((select json_agg(json_build_object('n', y.n, 'amount', y.amount::text, 'paidOn', y.paid_on, 'paymentOrderNumber', y.payment_order_number) order by y.n)
      from payments y where y.order_id = o.id), '[]'::json) as payments,
    coalesce((select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'sha256', encode(d.sha256, 'hex')) order by d.id)
      from documents d where d.order_id = o.id and d.binned_at is null), '[]'::json) as files
    from orders o where o.id = ${orderId}`.execute(db);
  const [standing] = rows;
  if (!standing) throw new Error(`no order ${orderId}`);
  return standing;
}

/** What is signed of one requirement: `a` a value or a mark, `payments`, `a|file:kind` a text and its files. */
export function partOf(item: string, { fields, marks, payments, files }: Standing): unknown {
  if (item === 'payments') return payments;
  const [key = '', fileKind] = item.split('|file:');
  const mark = marks[key];
  if (mark) return mark;
  const value = fields[key] ?? null;
  if (fileKind === undefined) return value;
  const shas = files.filter(({ kind }) => kind === fileKind).map(({ sha256 }) => sha256);
  return { text: value, files: [...new Set(shas)].sort() };
}

export const keyOf = (item: string): string => item.split('|')[0] ?? '';

/** The parts of a signature, once its digest was found to be of its content. A text stands there as `{ text }`. */
export function partsSigned({ content, digest }: Standing['signatures'][string]): Record<string, unknown> {
  const computed = createHash('sha256').update(content, 'utf8').digest('hex');
  if (computed !== digest) throw new Error('the digest is of something else');
  const { parts } = JSON.parse(content) as { parts: Record<string, object | null> };
  return Object.fromEntries(
    Object.entries(parts).map(([key, part]) => [
      key,
      part && Object.keys(part).join() === 'text' ? Object.values(part)[0] : part,
    ]),
  );
}

/** Items of which what was signed no longer stands. Payments entered and files added since are no part of it. */
export function changedSince(
  items: readonly string[],
  parts: Record<string, unknown>,
  now: Standing,
): string[] {
  return items.filter((item) => {
    const signed = parts[keyOf(item)];
    const stands = partOf(item, now);
    if (item === 'payments') return !holdsAll(signed, stands);
    if (!item.includes('|file:')) return !equal(signed, stands);
    const [then, since] = [signed, stands] as { text: unknown; files: string[] }[];
    return then?.text !== since?.text || !holdsAll(then?.files, since?.files);
  });
}

const holdsAll = (signed: unknown, stands: unknown): boolean =>
  (signed as unknown[]).every((one) => (stands as unknown[]).some((other) => equal(one, other)));

/** The same JSON, whatever the order of members. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = Object.keys({ ...a, ...b });
  return keys.every((key) => equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
