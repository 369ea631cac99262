import { sql } from 'kysely';
import type { Language } from '#domain/values/language.ts';
import { titleOf } from '#server/feed/public.ts';
import type { Reader } from '#server/visibility/reader.ts';
import type { Stays } from './client-merges.store.ts';

export type Staying = { what: 'field' | 'order' | 'contract' | 'contact' | 'call'; label: string };

/** What could not be taken back, in words; of records only those the reader sees. */
export async function labelsOf(reader: Reader, stays: Stays, language: Language): Promise<Staying[]> {
  const fields = stays.fields.map((key): Staying => ({ what: 'field', label: titleOf(key, language) }));
  const { orders, contracts, contacts, calls } = stays;
  if ([orders, contracts, contacts, calls].every((ids) => ids.length === 0)) return fields;
  const rows = await reader.run(sql<Staying>`
    select 'order' as what, o.number as label from orders o where o.id = any(${orders}::bigint[]) and ${reader.sql.order()}
    union all select 'contract', t.number from contracts t where t.id = any(${contracts}::bigint[]) and ${reader.sql.contract()}
    union all select 'contact', coalesce(nullif(concat_ws(' ', p.last_name, p.first_name, p.middle_name), ''), p.label)
      from contacts p join clients k on k.id = p.client_id where p.id = any(${contacts}::bigint[]) and ${reader.sql.client()}
    union all select 'call', to_char(l.on_date, ${language === 'ru' ? 'DD.MM.YYYY' : 'YYYY-MM-DD'}) from calls l where l.id = any(${calls}::bigint[]) and ${reader.sql.call()}
    order by 1, 2`);
  return [...fields, ...rows];
}
