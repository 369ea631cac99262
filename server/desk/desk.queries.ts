import { type SqlBool, sql } from 'kysely';
import { companySearchForms, companySearchName } from '#domain/values/companyName.ts';
import { documentNumberSearchForms } from '#domain/values/documentNumber.ts';
import { orderNumberSearchForms } from '#domain/values/orderNumber.ts';
import { like } from '#server/orders/public.ts';
import type { Reader } from '#server/visibility/reader.ts';

export type Hit = { id: number; title: string; subtitle: string | null; badge: string | null };
export type Found = {
  corrected: string | null;
  client: Hit[];
  contract: Hit[];
  order: Hit[];
  employee: Hit[];
};

const EACH = 8;

/**
 * One search over clients, contracts, orders and colleagues that the person sees: as typed first; when that finds nothing,
 * in the other keyboard layout and transliterated, and then it says so.
 */
export async function search(reader: Reader, typed: string): Promise<Found> {
  const forms = companySearchForms(typed);
  const numbers = documentNumberSearchForms(typed).map(({ form }) => form);
  const exact = await find(
    reader,
    forms.slice(0, 1).map(({ form }) => form),
    numbers.slice(0, 1),
    typed,
  );
  if (count(exact) > 0 || forms.length <= 1) return { ...exact, corrected: null };
  const [, ...others] = forms;
  const corrected = await find(
    reader,
    others.map(({ form }) => form),
    numbers.slice(1),
    others[0]?.form ?? typed,
  );
  return {
    ...corrected,
    corrected:
      count(corrected) > 0
        ? (others.find(({ form }) =>
            corrected.client.some((hit) => companySearchName(hit.title).includes(form)),
          )?.form ??
          others[0]?.form ??
          null)
        : null,
  };
}

const count = (found: Omit<Found, 'corrected'>): number =>
  found.client.length + found.contract.length + found.order.length + found.employee.length;

async function find(
  reader: Reader,
  names: string[],
  numbers: string[],
  plain: string,
): Promise<Omit<Found, 'corrected'>> {
  const nameLikes = names.filter(Boolean).map(like);
  const numberLikes = numbers.filter(Boolean).map(like);
  const name = (column: string) => sql<SqlBool>`${sql.raw(column)} like any(${nameLikes}::text[])`;
  const number = (column: string) => sql<SqlBool>`${sql.raw(column)} like any(${numberLikes}::text[])`;
  const ofOrder = sql<SqlBool>`o.number_normal like any(${orderNumberSearchForms(plain).map(like)}::text[])`;
  const begins = (column: string) =>
    sql`(${sql.raw(column)} like any(${names.filter(Boolean).map((form) => like(form).slice(1))}::text[])) desc`;
  const company = sql<string | null>`(select k.name from clients k where k.id = o.client_id)`;
  const inn = plain.replace(/\D/g, '');
  const [client, contract, order, employee] = await Promise.all([
    reader
      .clients()
      .where(
        inn.length >= 5
          ? sql<SqlBool>`(${name('k.name_normal')} or k.inn like ${`${inn}%`})`
          : name('k.name_normal'),
      )
      .select([
        'k.id',
        'k.name as title',
        'k.inn as subtitle',
        sql<
          string | null
        >`case when k.archived_at is not null then 'archived' when k.status = 'refused' then 'refused' end`.as(
          'badge',
        ),
      ])
      .orderBy(begins('k.name_normal'))
      .orderBy('k.name_normal')
      .orderBy('k.id')
      .limit(EACH)
      .execute(),
    reader
      .contracts()
      .innerJoin('clients as k', 'k.id', 't.client_id')
      .where(sql<SqlBool>`(${number('t.number_search')} or ${name('k.name_normal')})`)
      .select(['t.id', 't.number as title', 'k.name as subtitle', sql<string | null>`null::text`.as('badge')])
      .orderBy(sql`(${number('t.number_search')}) desc`)
      .orderBy('t.id', 'desc')
      .limit(EACH)
      .execute(),
    reader
      .orders()
      .innerJoin('clients as k', 'k.id', 'o.client_id')
      .leftJoin('contracts as t', 't.id', 'o.contract_id')
      .where(sql<SqlBool>`(${ofOrder} or ${name('k.name_normal')} or ${number('t.number_search')})`)
      .select([
        'o.id',
        sql<string>`concat(o.number, ' ', o.title)`.as('title'),
        company.as('subtitle'),
        sql<string | null>`case when o.archived_at is not null then 'archived' else o.status end`.as('badge'),
      ])
      .orderBy(sql`(${ofOrder}) desc`)
      .orderBy('o.id', 'desc')
      .limit(EACH)
      .execute(),
    reader
      .employees()
      .where('e.status', '=', 'active')
      .where(
        sql<SqlBool>`replace(lower(concat_ws(' ', e.last_name, e.first_name, e.middle_name)), 'ё', 'е') like any(${names.concat(plain.toLowerCase().replaceAll('ё', 'е')).filter(Boolean).map(like)}::text[])`,
      )
      .select([
        'e.id',
        sql<string>`concat_ws(' ', e.last_name, e.first_name, e.middle_name)`.as('title'),
        'e.position as subtitle',
        sql<string | null>`null::text`.as('badge'),
      ])
      .orderBy('e.last_name')
      .orderBy('e.id')
      .limit(EACH)
      .execute(),
  ]);
  return { client, contract, order, employee };
}
