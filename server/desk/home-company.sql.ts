import { type RawBuilder, sql } from 'kysely';
import { isDirector } from '#domain/policy/can.ts';
import { addMonths } from '#domain/values/dates.ts';
import { placesOf, type ShortStanding, shortStanding } from '#server/reports/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

type Sum = { count: number; amount: string };
export type CompanyFound = {
  standing: ShortStanding[];
  paid: Sum;
  paidBefore: Sum;
  contracts: Sum;
  contractsBefore: Sum;
};

/** The month so far, and as much of the one before: through the same day of it, or its last. */
export function monthsOf(today: string) {
  const beforeTo = addMonths(today, -1);
  return { from: firstOf(today), to: today, before: firstOf(beforeTo), beforeTo };
}

const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** What stands where and the money of the month, of the orders and contracts the reader sees; null: it is not for them. */
export function companyOfHome(reader: Reader): RawBuilder<unknown> {
  if (!reader.actor.selves.some(isDirector)) return sql`null::json`;
  const { from, to, before, beforeTo } = monthsOf(reader.person.today);
  const paid = (
    first: string,
    last: string,
  ) => sql`(select json_build_object('count', count(*)::int, 'amount', coalesce(sum(y.amount), 0)::numeric(20, 2)::text)
    from payments y where y.reversed_stamp is null and y.paid_on between ${first}::date and ${last}::date
      and exists (select 1 from orders o where o.id = y.order_id and ${reader.sql.order()} and ${reader.sql.payments()}))`;
  const signed = (
    first: string,
    last: string,
  ) => sql`(select json_build_object('count', count(*)::int, 'amount', coalesce(sum(t.amount), 0)::numeric(20, 2)::text)
    from contracts t where t.signed_on between ${first}::date and ${last}::date and ${reader.sql.contractMoney()})`;
  return sql`json_build_object('standing', ${shortStanding(reader, placesOf(reader))},
    'paid', ${paid(from, to)}, 'paidBefore', ${paid(before, beforeTo)},
    'contracts', ${signed(from, to)}, 'contractsBefore', ${signed(before, beforeTo)})`;
}
