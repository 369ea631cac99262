import type pg from 'pg';

/** As many open pages as performance.md asks for, each of somebody else. */
export const CROWD = 200;
const address = 'page%@bench.example';

/**
 * The company has fewer people than that: others join for the time of the measuring. They see every order, so that what one
 * does is told to nearly all: the dearest case.
 */
export async function gatherCrowd(admin: pg.Client): Promise<void> {
  await admin.query('begin');
  await admin.query(`update employees set status = 'active', roles = '{director}' where email like $1`, [
    address,
  ]);
  const { rows } = await admin.query(
    `select count(*)::int as n, count(*) filter (where email like $1)::int as joined from employees where status = 'active' and auth_user_id is not null`,
    [address],
  );
  const { n, joined } = rows[0] as { n: number; joined: number };
  await admin.query(
    `with made as (
       insert into auth_users (name, email) select 'Страница ' || k, 'page' || k || '@bench.example' from generate_series($1::int, $2::int) k returning id, email)
     insert into employees (email, last_name, first_name, position, roles, status, auth_user_id)
       select email, 'Страница', 'Открытая', 'наблюдатель', '{director}', 'active', id from made`,
    [joined + 1, joined + CROWD - n],
  );
  await admin.query('commit');
}

/** They see nothing and are told of nothing in what else is measured. */
export async function sendCrowdHome(admin: pg.Client): Promise<void> {
  await admin.query(`update employees set status = 'dismissed', roles = '{}' where email like $1`, [address]);
}
