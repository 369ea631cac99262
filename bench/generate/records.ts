import type pg from 'pg';
import type { shapes } from '../shape.ts';
import { clientOf, contractOf } from './names.ts';
import type { Company } from './people.ts';
import { DAY } from './templates.ts';
import { remarks, surnames } from './words.ts';

/** How many of each. */
export type Sizes = Record<keyof (typeof shapes)['S'], number>;

const CHUNK = 20_000;

export async function insertClients(admin: pg.Client, count: number): Promise<void> {
  for (let from = 1; from <= count; from += CHUNK) {
    const ids = range(from, Math.min(count, from + CHUNK - 1));
    const made = ids.map(clientOf);
    await admin.query(
      `insert into clients (id, name, name_normal, inn, address, occupation, phones, emails, manager_id, source_id, activity_id, status,
           refused_reason, archived_at, created_by, created_at, updated_at) overriding system value
       select x.id, x.name, x.normal, x.inn, 'г. Пермь, ул. Промышленная, д. ' || x.id % 200, 'эксплуатация опасных объектов',
         jsonb_build_array(jsonb_build_object('number', '+7342' || lpad((x.id % 10000000)::text, 7, '0'), 'extension', null)),
         array['office' || x.id || '@client.example'], m.id, 2 + x.id % 8, 10 + x.id % 12, case when x.id % 50 = 0 then 'refused' else 'active' end,
         case when x.id % 50 = 0 then 'нет потребности' end, case when x.id % 40 = 7 then now() end, m.id, at.at, at.at
       from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as x (id, name, normal, inn),
         lateral (select ${managerOf('x.id')} as id) m, lateral (select $5::date - interval '1 hour' * ($6::bigint - x.id) * (35000.0 / $6) as at) at`,
      [
        ids,
        made.map((one) => one.name),
        made.map((one) => one.normal),
        made.map((one) => one.inn),
        DAY,
        count,
      ],
    );
  }
  await admin.query(
    `insert into contacts (client_id, last_name, first_name, middle_name, position, phones, emails, decides, is_main, created_by)
     select k.id, ($1::text[])[1 + (k.id * 13 + n) % cardinality($1::text[])], 'Анна', 'Сергеевна', case n when 1 then 'главный инженер' else 'бухгалтер' end,
       k.phones, array['person' || k.id || '.' || n || '@client.example'], n = 1, n = 1, k.created_by
     from clients k, generate_series(1, 2) n`,
    [surnames],
  );
}

/** The manager of a client, by its id; eight clients in a row have one, so that names of all shapes are everybody's. */
const managerOf = (id: string): string =>
  `(select e.id from employees e where e.email = 'manager' || (1 + (${id} / 8) % 30) || '@bench.example')`;

export async function insertContracts(admin: pg.Client, { clients, contracts }: Sizes): Promise<void> {
  for (let from = 1; from <= contracts; from += CHUNK) {
    const ids = range(from, Math.min(contracts, from + CHUNK - 1));
    const made = ids.map(contractOf);
    await admin.query(
      `insert into contracts (id, number, number_normal, number_search, signed_on, amount, client_id, author_id, created_at) overriding system value
       select x.id, x.number, x.normal, x.search, at.at::date, (100 + x.id % 900) * 1000, k.id, k.manager_id, at.at
       from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) as x (id, number, normal, search)
         join clients k on k.id = 1 + (x.id - 1) % $5::bigint
         cross join lateral (select $6::date - interval '1 hour' * ($7::bigint - x.id) * (35000.0 / $7) as at) at`,
      [
        ids,
        made.map((one) => one.number),
        made.map((one) => one.normal),
        made.map((one) => one.search),
        clients,
        DAY,
        contracts,
      ],
    );
  }
}

/** Nine in ten on orders, near one another in time as those orders are; the rest on contracts and clients. Numbered as they were written. */
export async function insertComments(
  admin: pg.Client,
  company: Company,
  { clients, contracts, orders, comments }: Sizes,
): Promise<void> {
  const id = (key: string) => company.people.get(key)?.id ?? 0;
  await admin.query(
    `insert into comments (order_id, contract_id, client_id, step_key, author_id, capacities, body, created_at)
     select * from (
       select o.id, null::bigint, null::bigint, d.keys[o.step_seq], a.id, a.capacities, ${remark} || ' ' || j, o.created_at + interval '1 hour' * (j % 900) as at
       from generate_series(1::bigint, $1::bigint * 9 / 10) j
       join orders o on o.id = 1 + (j * $2::bigint * 10 / 9 / $1 + (j * 48271) % 1001) % $2
       cross join (select array(select jsonb_path_query(body, '$.steps[*].key') #>> '{}') as keys from process_definitions) d
       cross join lateral (select case j % 5 when 2 then coalesce(o.expert_id, o.manager_id) when 3 then $4::bigint when 4 then $5::bigint else o.manager_id end as id,
         case when j % 5 = 2 and o.expert_id is not null then array['expertOfOrder'] when j % 5 = 3 then array['membersOf:accounting']
           when j % 5 = 4 then array['headOf:sales'] else array['managerOfOrder'] end as capacities) a
       union all
       select null, case when j % 2 = 0 then 1 + (j * 7919) % $7::bigint end, case when j % 2 = 1 then 1 + (j * 7919) % $6::bigint end, null, $5::bigint, '{}',
         ${remark}, $8::date - interval '1 hour' * (j * 48271 % 35000)
       from generate_series(1::bigint, $1::bigint / 10) j) c order by at`,
    [comments, orders, remarks, id('accountant1'), id('headOfSales'), clients, contracts, DAY],
  );
}

const remark = '($3::text[])[1 + j % cardinality($3::text[])]';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
