import { type Kysely, sql } from 'kysely';
import type { Stamp } from '#domain/process/order.ts';
import type { SignOff } from '#domain/process/sign-off.ts';
import { formatOrderNumber, parseOrderNumber } from '#domain/values/orderNumber.ts';
import type { DB } from '#server/db/tables.ts';
import { readSignOffCode, signOffCode } from './sign-off-code.ts';

/** What the journal says of a code: the signatures that stood then, or why it is not confirmed. */
export type SignOffVerdict =
  | { confirmed: true; number: string; standing: SignOff[]; actsSince: number }
  | { confirmed: false; because: 'no_such_order' | 'no_code' | 'code_differs' };

type ActRow = {
  kind: string;
  stepKey: string;
  data: { stamp: Stamp; reason: string | null; asDirector: boolean };
};

/** Makes the code of a sheet again from the journal alone. */
export async function verifySignOff(
  db: Kysely<DB>,
  appSecret: string,
  orderNumber: string,
  typed: string,
): Promise<SignOffVerdict> {
  const parts = parseOrderNumber(orderNumber);
  if (!parts?.year) return { confirmed: false, because: 'no_such_order' };
  const number = formatOrderNumber(parts.year, parts.counter);
  const { rows } = await sql<ActRow>`
    select j.kind, j.step_key as "stepKey", j.data
    from orders o join journal c on c.order_id = o.id and c.kind = 'orderCreated'
    left join journal j on j.order_id = o.id and j.kind in ('resolutionGiven', 'resolutionWithdrawn')
    where o.number_normal = ${number.replaceAll('-', '').toLowerCase()} and c.data ->> 'number' = ${number} order by j.id`.execute(
    db,
  );
  if (rows.length === 0) return { confirmed: false, because: 'no_such_order' };
  const read = readSignOffCode(typed);
  if (!read) return { confirmed: false, because: 'no_code' };
  // an order nobody has signed has one row of nothing
  const acts = rows.filter(({ kind }) => kind !== null);
  const standing = standingAfter(acts.slice(0, read.acts));
  const isTrue =
    read.acts > 0 &&
    read.acts <= acts.length &&
    signOffCode(appSecret, number, read.acts, standing) === read.code;
  return isTrue
    ? { confirmed: true, number, standing, actsSince: acts.length - read.acts }
    : { confirmed: false, because: 'code_differs' };
}

function standingAfter(acts: readonly ActRow[]): SignOff[] {
  const standing = new Map<string, SignOff>();
  for (const { kind, stepKey, data } of acts) {
    if (kind === 'resolutionWithdrawn') standing.delete(stepKey);
    else
      standing.set(stepKey, {
        step: stepKey,
        stamp: data.stamp,
        reason: data.reason,
        asDirector: data.asDirector,
      });
  }
  return [...standing.values()];
}
