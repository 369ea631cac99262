import { type RawBuilder, sql } from 'kysely';
import { isDirector } from '#domain/policy/can.ts';
import type { Step } from '#domain/process/definition.ts';
import {
  awaitedParts,
  everyStep,
  firstByTerm,
  inStates,
  isRenewed,
  lineJson,
  mineWays,
  type OrderLine,
  seenIn,
  termKey,
} from '#server/orders/public.ts';
import { ownWays } from '#server/search/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

/** An order in a block, and of the marks it has the keys: the page is told of those it lacks. */
export type HomeLine = { block: string; order: OrderLine; marks: string[] };

export type Bounds = { stalledBefore: string; expiring: string; rows: number };

/** Does whoever signs the step choose with it who leads the order from there on? */
export const choosesExpert = (step: Step): boolean =>
  step.requirements.some((one) => one.kind === 'employee' && one.becomes === 'expert');

export const asksForPayments = (step: Step): boolean =>
  step.requirements.some((one) => one.kind === 'payments');

/** The departments the person heads by their own right: what of them is late stands in a block of its own. */
export const ownDepartments = ({ actor, person }: Reader): number[] =>
  person.departments.flatMap(({ id, key }) => (actor.selves[0].heads.includes(key) ? [id] : []));

/** The blocks of orders, each bounded and already filtered to what the person sees: one select of `(block, order, marks)`. */
export function blocksOfHome(reader: Reader, bounds: Bounds): RawBuilder<unknown> {
  const parts = blocks(reader, bounds).map(
    ([
      key,
      first,
    ]) => sql`(select ${sql.lit(key)} as block, ${lineJson(reader)} as "order", o.mark_keys as marks
      from (${first}) x join orders o on o.id = x.id order by x.due, x.id)`,
  );
  return sql`(select coalesce(json_agg(l), '[]'::json) from (${sql.join(parts, sql` union all `)}) l)`;
}

function blocks(
  reader: Reader,
  { stalledBefore, expiring, rows }: Bounds,
): (readonly [string, RawBuilder<unknown>])[] {
  const own = ownWays(reader);
  const ways = own ?? [sql<boolean>`true`];
  const steps = everyStep(reader);
  const mine = mineWays(reader);
  const { actor } = reader;
  const led = actor.selves.map(({ employeeId }) => sql<boolean>`o.manager_id = ${employeeId}`);
  const { today } = reader.person;
  const seen = seenIn(reader, own);
  const alive = sql<boolean>`o.archived_at is null and o.status <> 'refused'`;
  const late = sql<boolean>`${termKey} < ${today}::date`;
  const { waitsForParts } = reader.sql;
  const byTerm = (
    places: readonly RawBuilder<boolean>[],
    from: readonly RawBuilder<boolean>[],
    ...also: RawBuilder<boolean>[]
  ) => firstByTerm({ places, ways: from, conditions: [seen, ...also], limit: rows });
  const signs = (only: (step: Step) => boolean, expert: RawBuilder<boolean>) =>
    waitsForParts('sign', only).map(
      (part) => sql<boolean>`${part} and o.step_state = 'awaitingResolution' and ${expert}`,
    );
  const content = (state: 'active' | 'returned', ...also: RawBuilder<boolean>[]) =>
    byTerm(waitsForParts('content'), ways, sql<boolean>`o.step_state = ${sql.lit(state)}`, ...also);
  const departments = ownDepartments(reader);
  // what is late in the whole house is the director's by departments, and a head's by their own
  const overdue = departments.length === 0 && !isDirector(actor.selves[0]);
  return [
    [
      'resolutions',
      byTerm(
        [
          ...signs((step) => !choosesExpert(step), sql`true`),
          ...signs(choosesExpert, sql`o.expert_id is not null`),
        ],
        ways,
      ),
    ],
    ['assign', byTerm(signs(choosesExpert, sql`o.expert_id is null`), ways)],
    ['returned', content('returned')],
    ['toFill', content('active')],
    ['unpaid', byTerm(waitsForParts('content', asksForPayments), ways, late, isUnpaid(reader))],
    [
      'marks',
      byTerm(
        waitsForParts('marks').flatMap((part) => inStates(part)),
        ways,
      ),
    ],
    [
      'sent',
      byTerm(
        steps.flatMap((step) => inStates(step, ['awaitingResolution'])),
        mine,
        alive,
      ),
    ],
    [
      'departmentOverdue',
      byTerm(
        departments.flatMap((id) => awaitedParts(reader, `department:${id}`)),
        ways,
        late,
      ),
    ],
    [
      'overdue',
      overdue
        ? byTerm(
            steps.flatMap((step) => inStates(step)),
            own ?? mine,
            late,
          )
        : none,
    ],
    [
      'stalled',
      firstOwn(mine, {
        condition: sql`${alive} and o.updated_at < ${stalledBefore}::date and ${seen}`,
        key: sql`o.updated_at`,
        rows,
      }),
    ],
    [
      'expiring',
      firstOwn(led, {
        condition: sql`o.archived_at is not null and o.valid_until between ${today}::date and ${expiring}::date and ${seen} and not ${isRenewed(reader)}`,
        key: sql`o.valid_until`,
        rows,
      }),
    ],
  ];
}

const none = sql`select 0::bigint as id, null::date as due where false`;

/** Confirmed, and nothing was paid; of orders whose money the person sees. */
const isUnpaid = (reader: Reader) =>
  sql<boolean>`(o.status = 'confirmed' and ${reader.sql.payments()} and not exists (
    select 1 from payments y where y.order_id = o.id and y.reversed_stamp is null))`;

type Own = { condition: RawBuilder<boolean>; key: RawBuilder<unknown>; rows: number };

/** The first of the person's own by something else than the term of the step. */
function firstOwn(ways: readonly RawBuilder<boolean>[], { condition, key, rows }: Own): RawBuilder<unknown> {
  const selects = ways.map(
    (way) =>
      sql`(select o.id, ${key} as due from orders o where ${way} and ${condition} order by ${key}, o.id limit ${rows})`,
  );
  return sql`select x.id, x.due from (${sql.join(selects, sql` union `)}) x order by x.due, x.id limit ${rows}`;
}
