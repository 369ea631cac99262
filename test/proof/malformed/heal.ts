import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Stage } from '#test/app.ts';
import { type Name, names } from '#test/world.ts';

/**
 * The company as it was hired: whoever was signed out, dismissed or given other rights by a lawful request meanwhile is back,
 * so that the next requests still come from somebody.
 */
export async function healed({ ownerDb, world }: Stage): Promise<void> {
  for (const name of names) {
    const { rows } = await sql<{ user: string }>`
      update employees set status = 'active', dismissed_at = null, language = 'ru',
        roles = ${rolesOf(name)}::text[], department_id = coalesce(department_id, ${world.departments.office ?? 0})
      where id = ${world.ids[name]} returning auth_user_id as user`.execute(ownerDb);
    const token = createHash('sha256').update(world.tokens[name]).digest('hex');
    await sql`insert into auth_sessions (user_id, token, expires_at) values (${rows[0]?.user}, ${token}, now() + interval '1 day')
      on conflict (token) do update set expires_at = excluded.expires_at`.execute(ownerDb);
  }
  await sql`delete from sign_in_failures`.execute(ownerDb);
}

const rolesOf = (name: Name): string[] =>
  /manager|colleague/i.test(name) ? ['manager'] : name === 'admin' || name === 'director' ? [name] : [];
